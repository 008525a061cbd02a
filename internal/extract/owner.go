package extract

import (
	"strings"

	"demarc/internal/model"
)

// owner reads a cell of a matrix: the parties it names, where it says nothing
// else. A blank cell is unstated.
func (r *reader) owner(text string) (owner model.Owner, parties side, ok bool) {
	text = strings.TrimSpace(r.signs(text))
	if owner, parties, ok = r.ownerWords(text); ok {
		return owner, parties, ok
	}
	if bare := withoutNotes(text); bare != "" && bare != text {
		if owner, parties, ok = r.ownerWords(bare); ok {
			return owner, parties, ok
		}
	}
	if names := r.withoutConditions(text); names != "" && names != text {
		if owner, parties, ok = r.ownerWords(names); ok {
			return owner, parties, ok
		}
		// "Project lead (customer)"
		if owner, parties, ok = r.ownerWords(strings.Trim(text[len(withoutRemark(text)):], " ()")); ok && parties != 0 {
			return owner, parties, ok
		}
	}
	return model.OwnerUnstated, 0, false
}

// withoutConditions returns a cell without what stands in parentheses behind names, "X
// (where you asked for it)", or behind a comma, "X, after you agreed", and without a name
// that has the lesser part: "X (primary), Y (secondary)" and "X, Y assists" are X.
func (r *reader) withoutConditions(text string) string {
	if head, rest, found := strings.Cut(text, ", "); found {
		if ts := tokens(rest); len(ts) > 1 && (r.has(&r.Subordinate, ts[0].text) || r.has(&r.HelpVerbs, ts[len(ts)-1].text)) {
			text = head
		}
	}
	var names strings.Builder
	for head, rest := "", text; rest != ""; {
		head, rest, _ = strings.Cut(rest, "(")
		condition, behind, closed := strings.Cut(rest, ")")
		if rest != "" && !closed {
			return text
		}
		rest = behind
		if r.has(&r.Assisting, strings.ToLower(strings.TrimSpace(condition))) && strings.TrimSpace(names.String()+rest) != "" {
			continue
		}
		names.WriteString(head)
	}
	return strings.Trim(names.String(), " ,;/")
}

// ownerWords reads a cell whose every word is about an owner.
func (r *reader) ownerWords(text string) (owner model.Owner, parties side, ok bool) {
	text = strings.ToLower(text)
	switch {
	case text == "":
		return model.OwnerUnstated, 0, true
	case r.has(&r.None, strings.TrimRight(text, ".")), text == "-", text == "–", text == "—":
		return model.OwnerNone, 0, true
	}
	ts := wordsOnly(tokens(r.unjoined(strings.ReplaceAll(text, "/", " / "))))
	parties, used := r.Parties.all(ts)
	shared := false
	for _, t := range ts {
		switch {
		case r.has(&r.Shared, t.text):
			shared = true
			used++
		case r.has(&r.OwnerFillers, t.text), r.has(&r.Teams, t.text):
			if s, n := r.Parties.at([]token{t}, 0, true); n == 0 || s == 0 {
				used++
			}
		}
	}
	if len(ts) == 0 || used < len(ts) || !shared && parties == 0 {
		return model.OwnerUnstated, 0, false
	}
	if shared {
		if parties == 0 {
			parties = sideProvider | sideCustomer
		}
		return model.OwnerShared, parties, true
	}
	return parties.owner(), parties, true
}

// unjoined returns a text with the hyphen gone that joins a name to a filler:
// "provider-owned".
func (r *reader) unjoined(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		at := strings.LastIndexByte(w, '-')
		if at > 0 && !r.has(&r.Shared, w) && r.has(&r.OwnerFillers, w[at+1:]) {
			words[i] = w[:at] + " " + w[at+1:]
		}
	}
	return strings.Join(words, " ")
}

// speakers returns the parties of a cell that says of each what it does: "you start it, X
// runs it". Every part of it begins with a party.
func (r *reader) speakers(text string) side {
	var parties side
	for part := range strings.FieldsFuncSeq(text, func(c rune) bool { return strings.ContainsRune(",;\n", c) }) {
		first, rest, _ := strings.Cut(strings.TrimSpace(part), " ")
		ts := r.expand(tokens(r.signs(first) + " " + rest))
		if len(ts) > 0 && r.has(&r.And, ts[0].text) {
			ts = ts[1:]
		}
		if len(ts) == 0 {
			continue
		}
		s, _ := r.subject(ts, 0)
		if s == 0 {
			return 0
		}
		parties |= s
	}
	return parties
}
