package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"sync"
	"time"

	"demarc/internal/model"
	"demarc/internal/page"
)

// Preview returns the site of a catalog as files that are made when they are opened,
// so that one page can be read without the others having been written. The options
// Out, Workers and Progress mean nothing to it. The files are the same, byte for byte,
// as those of [Build]; folders cannot be listed. It is safe for concurrent use.
func Preview(cat *model.Catalog, opts Options) (fs.FS, error) {
	p, err := prepare(cat, opts)
	if err != nil {
		return nil, err
	}
	pv := &preview{jobs: map[string]*job{}, twins: map[string]*job{}, folders: map[string]bool{".": true}}
	for i := range p.jobs {
		pv.add(&p.jobs[i])
	}
	for i := range p.data {
		pv.add(&p.data[i])
	}
	pv.weigh = sync.OnceValue(func() error { return weigh(p.data) })
	return pv, nil
}

// preview is the file system of a site.
type preview struct {
	jobs, twins map[string]*job // by the file, and by the file that is made of it
	folders     map[string]bool
	// weigh finds the sizes of the data, once.
	weigh func() error
}

func (p *preview) add(j *job) {
	p.jobs[j.file] = j
	if j.twin != nil {
		p.twins[j.twin.file] = j
	}
	for dir := path.Dir(j.file); !p.folders[dir]; dir = path.Dir(dir) {
		p.folders[dir] = true
	}
}

// weigh makes all data to know its size.
func weigh(data []job) error {
	for i := range data {
		var n counter
		if err := data[i].stream(&n); err != nil {
			return fmt.Errorf("make %s: %w", data[i].of, err)
		}
		*data[i].size = int64(n)
	}
	return nil
}

// counter counts the bytes that are written to it.
type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

// Open makes a file, or tells of a folder.
func (p *preview) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if p.folders[name] {
		return &made{info: info{path.Base(name), 0, fs.ModeDir | 0o755}, Reader: bytes.NewReader(nil)}, nil
	}
	data, err := p.make(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &made{info: info{path.Base(name), int64(len(data)), 0o644}, Reader: bytes.NewReader(data)}, nil
}

func (p *preview) make(name string) ([]byte, error) {
	j, isTwin := p.twins[name]
	if !isTwin {
		j = p.jobs[name]
	}
	if j == nil {
		return nil, fs.ErrNotExist
	}
	if j.file == page.DataPath.File() { // it tells the size of all data
		if err := p.weigh(); err != nil {
			return nil, err
		}
	}
	var d desk
	if j.stream != nil {
		err := j.stream(&d.file)
		return d.file.Bytes(), err
	}
	if err := j.make(&d.file); err != nil || !isTwin {
		return d.file.Bytes(), err
	}
	err := j.twin.make(&d.twin, d.file.Bytes())
	return d.twin.Bytes(), err
}

// made is an open file of a preview, or a folder.
type made struct {
	info info
	*bytes.Reader
}

func (m *made) Stat() (fs.FileInfo, error) { return m.info, nil }
func (m *made) Close() error               { return nil }

func (m *made) Read(b []byte) (int, error) {
	if m.info.IsDir() {
		return 0, &fs.PathError{Op: "read", Path: m.info.name, Err: fs.ErrInvalid}
	}
	return m.Reader.Read(b)
}

// info describes a file of a preview. It has no time: what was made now is not newer
// than what was made before.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }
