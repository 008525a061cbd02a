package site

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"

	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/page"
)

// planData lists the files of the model that the site offers, and what its data
// page says of them.
func planData(cat *model.Catalog, facts model.Site) (jobs []job, d page.Downloads) {
	opts := export.Options{}
	if facts.Base != "" {
		opts.SourceLine = func(document string, line int) string { return page.SourceAddress(facts.Base, document, line) }
	}
	set, offered := export.New(cat, opts), map[model.Output]bool{}
	for _, f := range export.Outputs(facts.Outputs, cat) {
		offered[f.Name] = true
		format := page.DataFormat{Name: string(f.Name)}
		for _, file := range set.Files(f) {
			at := &page.DataFile{Path: page.DataFilePath(f.Path(file)), Media: file.Media, Text: file.Text, Folder: file.Folder}
			format.Files = append(format.Files, at)
			jobs = append(jobs, job{file: at.Path.File(), of: "data file " + string(at.Path), stream: file.Write, size: &at.Size})
		}
		d.Formats = append(d.Formats, format)
	}
	for _, f := range export.Formats() {
		if !offered[f.Name] {
			d.Left = append(d.Left, string(f.Name))
		}
	}
	for _, def := range export.Dictionary() {
		d.Dictionary = append(d.Dictionary, definition(def))
	}
	return jobs, d
}

func definition(d export.Definition) page.Definition {
	out := page.Definition{ID: page.DefinitionAnchor(d.Name), Name: d.Name, Text: d.Text}
	for _, f := range d.Fields {
		out.Fields = append(out.Fields, page.Field(f))
	}
	return out
}

// stream writes a file as it is made, and returns how many bytes it has.
func (t *target) stream(file string, write func(io.Writer) error) (size int64, err error) {
	f, err := os.Create(filepath.Join(t.fresh, filepath.FromSlash(file)))
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	out := bufio.NewWriter(f)
	if err := write(out); err != nil {
		return 0, err
	}
	if err := out.Flush(); err != nil {
		return 0, err
	}
	return f.Seek(0, io.SeekCurrent)
}
