package site

import (
	"bufio"
	"io"
	"os"
	"path/filepath"

	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/page"
)

// planData lists the files of the model that the site offers, and what its data
// page says of them. They are written before any page: the page tells their size.
func planData(cat *model.Catalog, facts model.Site) (jobs []job, data page.Data) {
	opts := export.Options{}
	if facts.Base != "" {
		opts.SourceLine = func(document string, line int) string { return page.SourceAddress(facts.Base, document, line) }
	}
	set := export.New(cat, opts)
	for _, f := range export.Outputs(facts.Outputs, cat) {
		format := page.DataFormat{Name: string(f.Name), Text: f.Text}
		for _, file := range set.Files(f) {
			d := &page.DataFile{Path: page.DataFilePath(f.Path(file)), Media: file.Media, Text: file.Text}
			format.Files = append(format.Files, d)
			jobs = append(jobs, job{file: d.Path.File(), of: "data file " + string(d.Path), stream: file.Write, size: &d.Size})
		}
		data.Formats = append(data.Formats, format)
	}
	for _, f := range export.Formats() {
		data.Left = append(data.Left, string(f.Name))
	}
	return jobs, data
}

// stream writes a file as it is made, and returns how many bytes it has.
func (t *target) stream(file string, write func(io.Writer) error) (size int64, err error) {
	f, err := os.Create(filepath.Join(t.fresh, filepath.FromSlash(file)))
	if err != nil {
		return 0, err
	}
	defer func() {
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
	}()
	out := bufio.NewWriter(f)
	if err := write(out); err != nil {
		return 0, err
	}
	if err := out.Flush(); err != nil {
		return 0, err
	}
	return f.Seek(0, io.SeekCurrent)
}
