// Package acknowledge keeps which shifts somebody took note of, with a reason and the
// day, in a file of the content root.
//
// The file lies in the content root and not beside it, so that whatever is compared,
// a folder or a tree of a revision, carries its own: the pull request that takes in
// a shift also says why. An author's file stays as it is written; entries are added
// to it.
package acknowledge

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"go.yaml.in/yaml/v3"

	"demarc/internal/config"
	"demarc/internal/diff"
)

// File is the name of the file in the content root.
const File = "acknowledged.yaml"

// Read returns what the file at path in fsys acknowledges, by fingerprint; nothing
// where there is no such file.
func Read(fsys fs.FS, path string) ([]diff.Acknowledgement, error) {
	data, err := fs.ReadFile(fsys, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read acknowledgements: %w", err)
	}
	return Parse(path, data)
}

// Parse reads the content of a file of acknowledgements, which path names in errors:
//
//	3f9c2a1b00112233:
//	  shift: moved-to-customer acme/terms#nodes/patching
//	  reason: agreed with the platform team
//	  date: "2026-05-06"
//	  until: "2027-05-06"
func Parse(path string, data []byte) ([]diff.Acknowledgement, error) {
	var out []diff.Acknowledgement
	d := &config.Decoder{Path: path}
	if root := d.Parse(data); root != nil && root.ShortTag() != "!!null" {
		d.Each(root, "the acknowledgements", func(key, value *yaml.Node) {
			a := diff.Acknowledgement{Fingerprint: key.Value}
			var shift string
			d.Mapping(value, "acknowledgement "+key.Value, config.Keys{
				"shift": d.Into(&shift), "reason": d.Into(&a.Reason), "date": day(d, &a.Date), "until": day(d, &a.Until),
			}, "reason", "date")
			out = append(out, a)
		})
	}
	slices.SortFunc(out, func(a, b diff.Acknowledgement) int { return cmp.Compare(a.Fingerprint, b.Fingerprint) })
	return out, d.Err()
}

func day(d *config.Decoder, into *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		if _, err := time.Parse(time.DateOnly, n.Value); err != nil {
			d.Fail(n, "key %q is %q: want a date, YYYY-MM-DD", key, n.Value)
			return
		}
		*into = n.Value
	}
}

// header begins a new file.
const header = "# Shifts that somebody took note of. demarc diff --acknowledge adds to this file.\n"

// Add returns the content of a file with an entry for a shift.
func Add(data []byte, s *diff.Shift, a diff.Acknowledgement) ([]byte, error) {
	if len(data) == 0 {
		data = []byte(header)
	}
	for _, field := range []struct{ key, value string }{
		{"shift", s.Subject()}, {"reason", a.Reason}, {"date", a.Date}, {"until", a.Until},
	} {
		if field.value == "" {
			continue
		}
		var err error
		if data, err = config.Set(data, []string{s.Fingerprint, field.key}, field.value); err != nil {
			return nil, fmt.Errorf("acknowledge %s: %w", s.Subject(), err)
		}
	}
	return data, nil
}
