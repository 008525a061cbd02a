// Package text holds the words of the interface: what the program itself says on
// a page, in the language of the site.
//
// The texts of a language are one file, <lang>.yaml: its name and direction, and
// the texts in sections, so that the key of a text is "section.name". A text is a
// format of package fmt; what stands in it is numbered ("%[1]s of %[2]s") where a
// translation may need another order. A text that counts has forms instead, by
// the plural rules of its language (CLDR: zero, one, two, few, many, other, and
// "=0" for an exact number); its first argument is the number. Numbers are written
// as the language writes them.
//
//	language: English
//	direction: ltr
//	texts:
//	  count:
//	    duty: {"=0": no duty, one: "%d duty", other: "%d duties"}
//	  owner:
//	    provider: Provider
//
// English is complete, and stands in for what another language lacks. Words of
// documents never pass through here: they stay as their publisher wrote them.
package text

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Texts are the words of the interface in one language. They are safe for
// concurrent use.
type Texts struct {
	lang, name, direction string
	// plain has the texts that need no formatting; known every key.
	plain   map[string]string
	known   map[string]bool
	printer *message.Printer
}

// Lang returns the language tag of the texts (BCP 47), for the lang attribute.
func (t *Texts) Lang() string { return t.lang }

// Name returns what the language calls itself.
func (t *Texts) Name() string { return t.name }

// Direction returns the direction of the language's script, "ltr" or "rtl", for
// the dir attribute.
func (t *Texts) Direction() string { return t.direction }

// fromTheRight are the scripts in use that run from the right (ISO 15924).
var fromTheRight = []string{"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}

// DirectionOf returns the direction of the script that a language is written in,
// "rtl" or "ltr"; the latter for what is no language tag.
func DirectionOf(lang string) string {
	tag, err := language.Parse(lang)
	if err != nil {
		return "ltr"
	}
	if script, _ := tag.Script(); slices.Contains(fromTheRight, script.String()) {
		return "rtl"
	}
	return "ltr"
}

// Say returns the text of a key, filled with the arguments. An unknown key
// returns itself between question marks, which no page may show.
func (t *Texts) Say(key string, args ...any) string {
	if len(args) == 0 {
		if s, ok := t.plain[key]; ok {
			return s
		}
	}
	if !t.known[key] {
		return "?" + key + "?"
	}
	return t.printer.Sprintf(key, args...)
}

// Keys lists the keys of all texts, in order.
func (t *Texts) Keys() []string { return slices.Sorted(maps.Keys(t.known)) }

// Number writes a number with the separators of the language.
func (t *Texts) Number(n int) string { return t.printer.Sprintf("%d", n) }

// Place writes a place of the line, a number from 0 to 1, with two digits behind the
// mark that the language has for decimals.
func (t *Texts) Place(x float64) string { return t.printer.Sprintf("%.2f", x) }

// List joins words as the language does: "a", "a and b", "a, b and c".
func (t *Texts) List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return t.Say("list.last", strings.Join(words[:last], t.Say("list.comma")+" "), words[last])
}
