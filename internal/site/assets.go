package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"demarc/internal/page"
)

// assets are the files of the design as the site has them.
type assets struct {
	style, script page.Path
	files         []asset
}

type asset struct {
	path page.Path
	name string // within static/
	data []byte
}

// unhashed are the files whose name other programs know.
var unhashed = map[string]page.Path{
	"favicon.svg":      page.IconPath,
	"site.webmanifest": "site.webmanifest",
}

// bundle joins the style sheets that css/site.css imports into one, and the
// scripts of js/ into another, and gives each file of static/ a name with a hash
// of its content, so that a browser may keep it for ever.
func bundle(static fs.FS) (assets, error) {
	var a assets
	style, err := joinStyles(static)
	if err != nil {
		return a, err
	}
	script, err := joinScripts(static)
	if err != nil {
		return a, err
	}
	a.style = a.add("css/site.css", "site.css", style)
	a.script = a.add("js/", "site.js", script)
	err = fs.WalkDir(static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Dir(name) == "css" || path.Dir(name) == "js" || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		data, err := fs.ReadFile(static, name)
		if err != nil {
			return err
		}
		if p, ok := unhashed[name]; ok {
			a.files = append(a.files, asset{p, name, data})
		} else {
			a.add(name, path.Base(name), data)
		}
		return nil
	})
	if err != nil {
		return a, fmt.Errorf("read static files: %w", err)
	}
	return a, nil
}

// add gives a file its hashed name.
func (a *assets) add(name, base string, data []byte) page.Path {
	sum := sha256.Sum256(data)
	stem, ext := strings.TrimSuffix(base, path.Ext(base)), path.Ext(base)
	p := page.AssetPath(stem + "." + hex.EncodeToString(sum[:5]) + ext)
	a.files = append(a.files, asset{p, name, data})
	return p
}

// joinStyles reads css/site.css, a comment and lines of @import, and joins what
// it names in that order.
func joinStyles(static fs.FS) ([]byte, error) {
	index, err := fs.ReadFile(static, "css/site.css")
	if err != nil {
		return nil, fmt.Errorf("read style sheets: %w", err)
	}
	var out bytes.Buffer
	for line := range strings.Lines(string(index)) {
		name, ok := strings.CutPrefix(strings.TrimSpace(line), `@import "`)
		if !ok {
			continue
		}
		name = strings.TrimSuffix(name, `";`)
		data, err := fs.ReadFile(static, path.Join("css", name))
		if err != nil {
			return nil, fmt.Errorf("read style sheets: css/site.css imports %s: %w", name, err)
		}
		out.Write(data)
	}
	return out.Bytes(), nil
}

// joinScripts joins the scripts of js/ by name. Each stands alone.
func joinScripts(static fs.FS) ([]byte, error) {
	names, err := fs.Glob(static, "js/*.js")
	if err != nil {
		return nil, fmt.Errorf("read scripts: %w", err)
	}
	var out bytes.Buffer
	for _, name := range names {
		data, err := fs.ReadFile(static, name)
		if err != nil {
			return nil, fmt.Errorf("read scripts: %w", err)
		}
		out.Write(data)
	}
	return out.Bytes(), nil
}
