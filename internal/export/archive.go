package export

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// archive collects the parts of a workbook in a temporary file. excelize adds sheets in
// no order and would hold the archive in memory. It writes the whole workbook each time
// that sheets are handed over: until the last time only sheets are taken.
type archive struct {
	file *os.File
	zip  *zip.Writer
	last bool
}

func newArchive() (*archive, error) {
	f, err := os.CreateTemp("", "demarc-*.xlsx")
	if err != nil {
		return nil, err
	}
	return &archive{file: f, zip: zip.NewWriter(f)}, nil
}

func (a *archive) remove() error { return errors.Join(a.file.Close(), os.Remove(a.file.Name())) }

// Create takes a part, as excelize asks for it.
func (a *archive) Create(name string) (io.Writer, error) {
	if !a.last && !strings.HasPrefix(name, "xl/worksheets/") {
		return io.Discard, nil
	}
	return a.zip.Create(name)
}

// AddFS is the rest of what excelize asks of an archive. It does not call it.
func (a *archive) AddFS(f fs.FS) error { return a.zip.AddFS(f) }

// Close ends the workbook, the last time.
func (a *archive) Close() error {
	if !a.last {
		return nil
	}
	return a.zip.Close()
}

// writeTo copies the parts by name, so that the bytes are always the same.
func (a *archive) writeTo(w io.Writer) error {
	size, err := a.file.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	parts, err := zip.NewReader(a.file, size)
	if err != nil {
		return err
	}
	slices.SortFunc(parts.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, p := range parts.File {
		if err := out.Copy(p); err != nil {
			return err
		}
	}
	return out.Close()
}
