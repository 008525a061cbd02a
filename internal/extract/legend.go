package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"demarc/internal/markdown"
)

// maxSign is how many characters a sign of a legend may have: P, CSP, 🔵; maxShort how
// many an abbreviation that an equals sign explains: Cust., MSFT.
const (
	maxSign  = 5
	maxShort = 6
)

// legend returns what the document says that signs in its cells mean: "P =
// Provider", "C: Customer", in a sentence, a list or a table of two columns. Only
// signs that stand for owners are in it.
func (r *reader) legend() map[string]string {
	signs := map[string]string{}
	note := func(sign, meaning string, equals bool) {
		sign, meaning = strings.Trim(sign, "*_` ("), strings.Trim(meaning, "*_`.=:–— -\ufe0f")
		if !strings.Contains(meaning, "(") {
			meaning = strings.TrimRight(meaning, ")*_`. ")
		}
		if !isSign(sign, equals) {
			return
		}
		if signs[sign] != "" || meaning == "" {
			return
		}
		if _, parties, ok := r.owner(meaning); ok && parties != 0 {
			signs[sign] = meaning
		} else if _, ok := r.ticked(meaning); ok && (isPicture(sign) || equals && !strings.ContainsAny(sign, raciOrder)) {
			signs[sign] = meaning
		} else if equals && r.has(&r.Assisting, strings.ToLower(meaning)) && !strings.ContainsAny(sign, raciOrder) {
			signs[sign] = meaning
		}
	}
	for _, s := range r.doc.Sections {
		for _, b := range s.Blocks {
			b.Walk(func(n *markdown.Node) bool {
				switch n.Kind {
				case markdown.KindParagraph:
					for part := range strings.FieldsFuncSeq(markdown.PassageOf(n).Text, func(c rune) bool { return strings.ContainsRune(",;|\n", c) }) {
						pictures(part, note)
						for _, mark := range []string{"=", "–", "—", " - ", ":"} {
							i := strings.LastIndex(part, mark)
							if i < 0 {
								continue
							}
							sign, meaning := part[:i], part[i+len(mark):]
							if i := strings.LastIndexByte(sign, ':'); i > 0 {
								sign = sign[i+1:] // "Legend: P = provider"
							}
							note(strings.TrimSpace(sign), strings.TrimSpace(meaning), mark == "=")
							break
						}
					}
				case markdown.KindRow:
					if len(n.Children) == 2 {
						note(n.Children[0].PlainText(), n.Children[1].PlainText(), false)
					}
				}
				return n.Kind != markdown.KindCodeBlock
			})
		}
	}
	return signs
}

// isSign reports whether a text can stand for an owner in cells: capitals and digits, or
// an abbreviation with a capital before an equals sign.
func isSign(text string, equals bool) bool {
	n := utf8.RuneCountInString(text)
	if equals && n > 0 && n <= maxShort && !strings.ContainsAny(text, " -–") {
		first, _ := utf8.DecodeRuneInString(text)
		return unicode.IsUpper(first) || n == 1 && !unicode.IsLower(first)
	}
	return n > 0 && n <= maxSign && text == strings.ToUpper(text) && !strings.ContainsAny(text, ".-–")
}

// pictures calls note with each picture in a text and what stands behind it: "🔵 Acme
// 🟠 Customer".
func pictures(text string, note func(sign, meaning string, equals bool)) {
	sign, from := "", 0
	for i, c := range text {
		if !unicode.Is(unicode.So, c) {
			continue
		}
		note(sign, text[from:i], false)
		sign, from = string(c), i+utf8.RuneLen(c)
	}
	note(sign, text[from:], false)
}

// isPicture reports whether a sign is one picture and no letter.
func isPicture(sign string) bool {
	c, _ := utf8.DecodeRuneInString(sign)
	return unicode.Is(unicode.So, c)
}

// signs writes out a cell that consists of signs of the legend: "P/C" is
// "Provider, Customer". Any other text stays.
func (r *reader) signs(text string) string {
	if len(r.meanings) == 0 {
		return text
	}
	parts := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("/,;+& \n", c) })
	for i, p := range parts {
		meaning, ok := r.meanings[strings.Trim(p, "*_")]
		if !ok {
			return text
		}
		parts[i] = meaning
	}
	if len(parts) == 0 {
		return text
	}
	return strings.Join(parts, ", ")
}
