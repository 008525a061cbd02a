// Package cache keeps what is costly to make between builds: highlighted sources,
// drawn pictures. It is a help and never needed: what cannot be read or written is
// made again.
package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
)

// Dir is a folder of kept files; "" keeps none. Several builds may use one at a
// time.
type Dir string

// Kind names what a file holds. Version changes when the making does, so that
// what was made otherwise is not found.
type Kind struct {
	Name, Version string
	Extension     string // ".html"
}

// Get returns what the folder holds of a kind for a key, or makes and keeps it. It
// fails as make does.
func (d Dir) Get(kind Kind, key []byte, make func() ([]byte, error)) ([]byte, error) {
	if d == "" {
		return make()
	}
	sum := sha256.New()
	_, _ = io.WriteString(sum, "demarc "+kind.Name+" "+kind.Version+"\n") // a hash takes everything
	_, _ = sum.Write(key)
	file := filepath.Join(string(d), kind.Name+"-"+hex.EncodeToString(sum.Sum(nil)[:16])+kind.Extension)
	if data, err := os.ReadFile(file); err == nil {
		return data, nil
	}
	data, err := make()
	if err == nil {
		d.put(file, data)
	}
	return data, err
}

// put writes a file so that another process sees all of it or nothing.
func (d Dir) put(file string, data []byte) {
	if os.MkdirAll(string(d), 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(string(d), "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if closeErr := f.Close(); err != nil || closeErr != nil || os.Rename(f.Name(), file) != nil {
		_ = os.Remove(f.Name())
	}
}
