package extract

import (
	"strings"

	"demarc/internal/markdown"
	"demarc/internal/source"
)

// cellDuties returns the duties of a cell, and the level that a label in it states
// ("self", "shared", "none"), if any. A list's items are duties, and its
// introduction their context; without a list each paragraph is one.
func (r *reader) cellDuties(cell *markdown.Node) (level string, parts []part) {
	context := ""
	var named side
	for i, b := range cell.Children {
		if b.Kind == markdown.KindList {
			for _, item := range b.Children {
				if text := item.PlainText(); text != "" {
					parts = append(parts, part{text, context, item.Span, item, named})
				}
			}
			context = ""
			continue
		}
		text, span := b.PlainText(), b.Span
		if i == 0 {
			if stated, rest := r.level(text); stated != "" {
				level = stated
				text = rest
				span = tailSpan(b, rest, span)
			}
		}
		introduces := i+1 < len(cell.Children) && cell.Children[i+1].Kind == markdown.KindList
		switch {
		case i+1 < len(cell.Children) && r.onlyParties(text) != 0:
			named = r.onlyParties(text)
		case text == "" || r.saysNone(text):
			if text != "" {
				return level, nil
			}
		case introduces && (strings.HasSuffix(text, ":") || level != ""):
			context = text
		default:
			parts = append(parts, part{text, "", span, b, named})
		}
	}
	return level, parts
}

// tailSpan returns the place of the end of a block's text.
func tailSpan(b *markdown.Node, rest string, all source.Span) source.Span {
	p := markdown.PassageOf(b)
	head, _, _ := strings.Cut(rest, " ")
	if i := strings.LastIndex(p.Text, rest); rest != "" && i >= 0 {
		return p.Span(i, i+len(rest))
	} else if i := strings.Index(p.Text, head); head != "" && i >= 0 {
		return p.Span(i, len(p.Text))
	}
	return all
}

// level reads a label such as "Responsibility: Total" at the start of a cell and
// returns what it states with the rest of the text.
func (r *reader) level(text string) (stated, rest string) {
	head, tail, found := strings.Cut(text, ":")
	if !found || !r.has(&r.Responsibility, strings.ToLower(strings.TrimSpace(head))) {
		return "", text
	}
	ts := tokens(tail)
	if len(ts) == 0 {
		return "", text
	}
	stated = r.Levels[ts[0].text]
	if stated == "" {
		return "", text
	}
	return stated, strings.TrimSpace(strings.TrimLeft(tail[ts[0].end:], ". "))
}

// saysNone reports whether a text begins by saying that there is no task.
func (r *reader) saysNone(text string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	if strings.Trim(text, "-–— ") == "" || text == "0%" || text == "0 %" {
		return true
	}
	head, _, _ := strings.Cut(text, ". ")
	head = strings.TrimRight(head, ".! ")
	if ts := tokens(head); len(ts) > 1 && len(ts) < 5 && (r.has(&r.None, ts[0].text) || r.has(&r.No, ts[0].text)) {
		last := ts[len(ts)-1].text
		return r.has(&r.Tasks, last) || r.has(&r.Responsibility, last) // "no specific tasks"
	}
	return r.has(&r.None, head)
}
