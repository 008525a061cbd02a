package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"demarc/internal/config"
	"demarc/internal/model"
)

// providerFile is the file that makes a folder a provider.
const providerFile = "provider.yaml"

// Place says where a document goes.
type Place struct {
	// Provider is the id of the provider, Name the name of one that is new.
	Provider, Name string
	// New says that the provider is new.
	New bool
	// File is the document's path within the provider's folder, "" for its own name.
	File string
	// Replace allows that a document is there already.
	Replace bool
}

// Complete chooses the provider where none is named: the one that a new name makes,
// or the only one that there is. It refuses what cannot be, so that nothing is
// fetched in vain.
func (p *Place) Complete(fsys fs.FS) error {
	providers, err := providersOf(fsys)
	if err != nil {
		return err
	}
	switch {
	case p.Provider != "":
	case p.Name != "":
		p.Provider = model.Slug(p.Name)
	case len(providers) == 1:
		p.Provider = providers[0]
	case len(providers) == 0:
		return errors.New("choose the provider: there is none yet: want the name of a new one")
	default:
		return fmt.Errorf("choose the provider: there are several: want one of %s, or the name of a new one", strings.Join(providers, ", "))
	}
	p.New = !slices.Contains(providers, p.Provider)
	if err := p.checkProvider(fsys, providers); err != nil {
		return fmt.Errorf("choose the provider %q: %w", p.Provider, err)
	}
	if p.File != "" {
		return p.checkFile()
	}
	return nil
}

// providersOf lists the folders that are providers.
func providersOf(fsys fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("read the content root: %w", unwrap(err))
	}
	var ids []string
	for _, e := range entries {
		if _, err := fs.Stat(fsys, path.Join(e.Name(), providerFile)); err == nil && e.IsDir() {
			ids = append(ids, e.Name())
		}
	}
	return ids, nil
}

func (p *Place) checkProvider(fsys fs.FS, providers []string) error {
	if !p.New {
		data, err := fs.ReadFile(fsys, path.Join(p.Provider, providerFile))
		if err != nil {
			return unwrap(err)
		}
		if name := config.Text(data, "name"); p.Name != "" && p.Name != name {
			return fmt.Errorf("it is called %q already: want no other name", name)
		}
		return nil
	}
	switch {
	case p.Provider == "":
		return fmt.Errorf("the name %q gives no id: want an id of lower-case letters and digits beside it", p.Name)
	case p.Provider != model.Slug(p.Provider):
		return errors.New("want lower-case letters and digits with single hyphens")
	case p.Name == "" && len(providers) == 0:
		return errors.New("there is none yet: want a name for it")
	case p.Name == "":
		return fmt.Errorf("it is not there: want one of %s, or a name for a new one", strings.Join(providers, ", "))
	}
	return nil
}

// checkFile refuses paths that are no document of the provider.
func (p *Place) checkFile() error {
	switch {
	case !fs.ValidPath(p.File) || strings.Contains(p.File, `\`):
		return fmt.Errorf("name the document %q: want a path within the provider's folder", p.File)
	case !slices.Contains(textEndings, strings.ToLower(path.Ext(p.File))):
		return fmt.Errorf("name the document %q: want a name that ends in .md, .markdown or .txt", p.File)
	case !isDocument(p.File):
		return fmt.Errorf("name the document %q: README.md and hidden files are no documents: want another name", p.File)
	}
	return nil
}

// isDocument reports whether the loader reads a file as a document.
func isDocument(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	return slices.Contains(textEndings, strings.ToLower(path.Ext(name))) && !strings.EqualFold(path.Base(name), "README.md")
}

// Add stages a document in its place and returns its path within the content root.
func (s *Stage) Add(d *Document, p Place, today string) (string, error) {
	if p.File == "" {
		p.File = d.Name
		if err := p.checkFile(); err != nil {
			return "", err
		}
	}
	if d.Converted() && strings.EqualFold(path.Ext(p.File), ".txt") {
		return "", fmt.Errorf("name the document %q: it is Markdown, made of HTML: want a name that ends in .md", p.File)
	}
	name := path.Join(p.Provider, p.File)
	if err := s.checkFree(name, p.Replace); err != nil {
		return "", err
	}
	if p.New {
		text, err := config.Set(nil, []string{"name"}, p.Name)
		if err != nil {
			return "", err
		}
		s.Write(path.Join(p.Provider, providerFile), text)
	}
	s.Write(name, d.Text)
	if d.Source == "" {
		return name, stageLock(s, name, nil)
	}
	if err := s.note(name, "source", d.Source); err != nil {
		return "", err
	}
	return name, s.noteFetched(name, d, today)
}

// checkFree refuses a place that is taken, also by a document that would have the
// same id.
func (s *Stage) checkFree(name string, replace bool) error {
	if at, err := fs.Stat(s, name); err == nil && at.IsDir() {
		return fmt.Errorf("write %s: it is a folder", name)
	} else if err == nil && !replace {
		return fmt.Errorf("write %s: %w", name, &KeptError{"it is there already"})
	}
	for _, ending := range textEndings {
		twin := strings.TrimSuffix(name, path.Ext(name)) + ending
		if _, err := fs.Stat(s, twin); err == nil && twin != name {
			return fmt.Errorf("write %s: it would have the address of %s: want another name", name, twin)
		}
	}
	return nil
}

// noteFetched stages what is noted of a document that was fetched.
func (s *Stage) noteFetched(name string, d *Document, today string) error {
	if err := s.note(name, "retrieved", today); err != nil {
		return err
	}
	e := d.entry()
	return stageLock(s, name, &e)
}

// note stages a fact of a document in its provider's file.
func (s *Stage) note(name, key, value string) error {
	provider, file, _ := strings.Cut(name, "/")
	at := path.Join(provider, providerFile)
	data, err := fs.ReadFile(s, at)
	if err != nil {
		return fmt.Errorf("read %s: %w", at, unwrap(err))
	}
	data, err = config.Set(data, []string{"documents", file, key}, value)
	if err != nil {
		return fmt.Errorf("edit %s: %w", at, err)
	}
	s.Write(at, data)
	return nil
}

// Provider returns the content as staged, with one provider in it.
func (s *Stage) Provider(id string) fs.FS { return narrow{s, id} }
