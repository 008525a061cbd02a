// Package texttest has the interface texts that tests of pages need.
package texttest

import (
	"io/fs"

	"demarc"
	"demarc/internal/text"
)

// Texts returns the interface texts that come with the program, in a language.
// It panics where they cannot be read, which tests of package text find out.
func Texts(lang string) *text.Texts {
	fsys, err := fs.Sub(demarc.Templates(), "text")
	if err != nil {
		panic(err)
	}
	texts, err := text.Load(fsys, lang, text.Wording{})
	if err != nil {
		panic(err)
	}
	return texts
}

// English returns the texts that others are translated from.
func English() *text.Texts { return Texts(text.Source) }
