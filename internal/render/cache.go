package render

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
)

// cacheVersion changes when highlighting does.
const cacheVersion = "1"

// cache keeps highlighted sources in a folder, by the hash of their text. It is
// a help and never needed: what cannot be read or written is made again.
type cache struct {
	dir string
}

// get returns what the cache holds for the text, or makes and keeps it.
func (c cache) get(text []byte, make func() []byte) []byte {
	if c.dir == "" {
		return make()
	}
	sum := sha256.Sum256(append([]byte("demarc highlight "+cacheVersion+"\n"), text...))
	file := filepath.Join(c.dir, "source-"+hex.EncodeToString(sum[:16])+".html")
	if data, err := os.ReadFile(file); err == nil {
		return data
	}
	data := make()
	c.put(file, data)
	return data
}

// put writes a file so that another process sees all of it or nothing.
func (c cache) put(file string, data []byte) {
	if os.MkdirAll(c.dir, 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(c.dir, "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if closeErr := f.Close(); err != nil || closeErr != nil || os.Rename(f.Name(), file) != nil {
		_ = os.Remove(f.Name())
	}
}
