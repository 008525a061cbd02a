package model

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
)

// maxSlug is where a label's slug is cut, in bytes (MODEL.md, Identity).
const maxSlug = 60

// Slug returns a name in lower case with hyphens between its words, for ids and
// addresses. A long one is cut and ends in six hexadecimal digits of its hash, so
// that labels which begin alike stay apart.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	s := b.String()
	if len(s) <= maxSlug {
		return s
	}
	sum := sha256.Sum256([]byte(s))
	return strings.TrimRight(strings.ToValidUTF8(s[:maxSlug], ""), "-") + "-" + hex.EncodeToString(sum[:3])
}
