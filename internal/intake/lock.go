package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"

	"go.yaml.in/yaml/v3"

	"demarc/internal/config"
)

// LockFile is the file of the content root that tells which documents were fetched.
const LockFile = "demarc.lock"

// lockHead tells whoever opens the file what it is.
const lockHead = "# The documents that demarc add fetched, and what they were. demarc update compares\n" +
	"# with it. Both write this file; keep it with the documents.\n"

// Lock tells which documents were fetched, by path within the content root.
type Lock map[string]Entry

// Entry is what was fetched.
type Entry struct {
	SHA256    string `yaml:"sha256"`    // of the bytes that the address answered with
	Converted bool   `yaml:"converted"` // the document is another text than those bytes
	Written   string `yaml:"written"`   // SHA-256 of the document as it was written
}

func (d *Document) entry() Entry {
	return Entry{SHA256: d.Sum, Converted: d.Converted(), Written: sum(d.Text)}
}

// ReadLock reads the lock file; without one nothing was fetched.
func ReadLock(fsys fs.FS) (Lock, error) {
	data, err := fs.ReadFile(fsys, LockFile)
	if errors.Is(err, fs.ErrNotExist) {
		return Lock{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", LockFile, unwrap(err))
	}
	lock := Lock{}
	d := &config.Decoder{Path: LockFile}
	if root := d.Parse(data); root != nil {
		d.Each(root, "the lock file", func(key, value *yaml.Node) {
			var e Entry
			d.Mapping(value, key.Value, config.Keys{
				"sha256": d.Into(&e.SHA256), "converted": d.Flag(&e.Converted), "written": d.Into(&e.Written),
			}, "sha256", "converted", "written")
			lock[key.Value] = e
		})
	}
	return lock, d.Err()
}

// stageLock stages the lock file with what is said of one document, nil where
// nothing is any more.
func stageLock(s *Stage, name string, e *Entry) error {
	lock, err := ReadLock(s)
	if err != nil {
		return err
	}
	_, known := lock[name]
	switch {
	case e != nil:
		lock[name] = *e
	case known:
		delete(lock, name)
	default:
		return nil
	}
	text := bytes.NewBufferString(lockHead)
	encoder := yaml.NewEncoder(text) // sorted by path
	encoder.SetIndent(2)
	if err := errors.Join(encoder.Encode(lock), encoder.Close()); err != nil {
		return fmt.Errorf("write %s: %w", LockFile, err)
	}
	s.Write(LockFile, text.Bytes())
	return nil
}
