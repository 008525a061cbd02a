// Package intake brings published documents into a content folder and keeps them
// up to date.
//
// A document comes from a file or from its publisher's address. It is put into the
// folder of its provider; provider.yaml gets its address and the day, and the lock
// file beside the providers the hash of the bytes that the address answered with,
// so that the next look tells whether anything changed. What a user wrote is never
// lost unasked: a document is not replaced by another one, nor one that was edited
// by a newer one, and provider.yaml keeps its comments and order.
//
// Changes are staged: the content is read as it would be, and only then written,
// all files of a change or none. The package reads through what it is given and
// writes inside of the content root only. It asks the network through package fetch
// and knows documents through the reader that it is given.
package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"demarc/internal/convert"
	"demarc/internal/fetch"
	"demarc/internal/model"
)

// Document is a document on its way into the content.
type Document struct {
	Source string // the address it was fetched from, "" for a file
	Name   string // a name for the file
	Form   convert.Form
	Text   []byte // as it is to be written
	Sum    string // SHA-256 of the bytes that were fetched, hexadecimal
}

// Converted reports whether the text is another than the publisher's.
func (d *Document) Converted() bool { return d.Form == convert.FormHTML }

// maxDocument is the size of the largest document, as the loader has it.
const maxDocument = 16 << 20

// IsAddress tells an address from the name of a file.
func IsAddress(from string) bool {
	scheme, _, found := strings.Cut(from, "://")
	return found && scheme != "" && !strings.ContainsAny(scheme, `/\.`)
}

// Fetch takes a document from its publisher's address.
func Fetch(ctx context.Context, address string, o fetch.Options) (*Document, error) {
	o.Types, o.MaxBytes = convert.Types(), maxDocument
	page, err := fetch.Get(ctx, address, o)
	if err != nil {
		return nil, err
	}
	doc, err := convert.Convert(convert.Page{URL: page.URL, Type: page.Type, Charset: page.Charset, Body: page.Body})
	if err != nil {
		return nil, fmt.Errorf("take %s: %w", address, err)
	}
	if len(doc.Text) > maxDocument {
		return nil, fmt.Errorf("take %s: as Markdown it has %d bytes; %d are read at the most", address, len(doc.Text), maxDocument)
	}
	// The name comes from the address that was asked: where it leads may change.
	u, err := fetch.Parse(address)
	if err != nil {
		return nil, err
	}
	return &Document{Source: address, Name: nameOf(u, doc.Form), Form: doc.Form, Text: doc.Text, Sum: sum(page.Body)}, nil
}

// ReadFile takes a document from a file. Markdown and text stay byte for byte.
func ReadFile(name string) (*Document, error) {
	data, err := readFile(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	base := filepath.Base(name)
	ending := strings.ToLower(path.Ext(base))
	page := convert.Page{Body: data}
	switch {
	case slices.Contains(pageEndings, ending):
		page.Type = "text/html"
		base = strings.TrimSuffix(base, path.Ext(base)) + ".md"
	case ending == ".md" || ending == ".markdown":
		page.Type = "text/markdown"
	case ending == ".txt":
		page.Type = "text/plain"
	}
	doc, err := convert.Convert(page)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	d := &Document{Name: base, Form: doc.Form, Text: doc.Text, Sum: sum(data)}
	if !d.Converted() {
		d.Text = data
	}
	return d, nil
}

// readFile reads an ordinary file of a size that a document may have.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, unwrap(err)
	}
	defer f.Close()
	at, err := f.Stat()
	switch {
	case err != nil:
		return nil, unwrap(err)
	case !at.Mode().IsRegular():
		return nil, errors.New("want an ordinary file")
	case at.Size() > maxDocument:
		return nil, fmt.Errorf("it has %d bytes; %d are read at the most", at.Size(), maxDocument)
	}
	data, err := io.ReadAll(f)
	return data, unwrap(err)
}

// unwrap drops the operation and the path, which the message around names.
func unwrap(err error) error {
	var p *os.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

var (
	// pageEndings end the names of pages, textEndings those of documents.
	pageEndings = []string{".html", ".htm", ".xhtml"}
	textEndings = []string{".md", ".markdown", ".txt"}
	// scriptEndings end addresses whose page is made by a program.
	scriptEndings = []string{".php", ".asp", ".aspx", ".jsp", ".mdx"}
	// emptyNames are names that say nothing of a page, or mean something else in a
	// provider's folder.
	emptyNames = []string{"", "index", "readme", "default", "source"}
)

// nameOf makes a file name of an address: its last part that says something.
func nameOf(u *url.URL, form convert.Form) string {
	ending := ".md"
	if form == convert.FormText && !slices.Contains([]string{".md", ".markdown", ".mdx"}, strings.ToLower(path.Ext(u.Path))) {
		ending = ".txt"
	}
	parts := strings.Split(u.Path, "/")
	for _, part := range slices.Backward(parts) {
		known := slices.Concat(pageEndings, textEndings, scriptEndings)
		if slices.Contains(known, strings.ToLower(path.Ext(part))) {
			part = strings.TrimSuffix(part, path.Ext(part))
		}
		if name := model.Slug(part); !slices.Contains(emptyNames, name) {
			return name + ending
		}
	}
	return model.Slug(u.Hostname()) + ending
}
