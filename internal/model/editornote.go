package model

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// EditorNote says in a sentence what differs between providers on a topic: an
// editor's judgement and no parser's. It rests on responsibilities.
type EditorNote struct {
	Topic string `json:"topic"`
	// Providers are the ids of those that it compares, at least two, in order.
	Providers []string   `json:"providers"`
	Text      string     `json:"text"`
	Lang      string     `json:"lang"` // of Text, a BCP 47 tag
	Evidence  []Evidence `json:"evidence"`
	Line      int        `json:"line"` // of the file of notes
}

// Evidence is a responsibility that a note rests on, and whether it still says
// what it said when the note was written.
type Evidence struct {
	ID    string `json:"id"`
	State State  `json:"state"`
	// Seal is what [Responsibility.Seal] was when the note was written.
	Seal string `json:"-"`
}

// State is how a piece of evidence stands to what is read now.
type State string

// The states of evidence.
const (
	StateHolds   State = "holds"   // it says what it said
	StateChanged State = "changed" // it says something else
	StateGone    State = "gone"    // no responsibility has the id any more
	StateOpen    State = "open"    // nobody has confirmed the note against it yet
)

// Stale reports whether the note rests on anything but what is still said.
func (n *EditorNote) Stale() bool {
	for _, e := range n.Evidence {
		if e.State != StateHolds {
			return true
		}
	}
	return false
}

// Compares reports whether the note speaks of both providers.
func (n *EditorNote) Compares(a, b string) bool {
	var hasA, hasB bool
	for _, p := range n.Providers {
		hasA, hasB = hasA || p == a, hasB || p == b
	}
	return hasA && hasB
}

// Seal returns eight hexadecimal digits of a hash of what the responsibility says:
// label, owner, letters and duties, and nothing of where it stands. Two that say
// the same have one seal.
func (r *Responsibility) Seal() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q", r.Label, r.Column, r.Owner)
	for i := range r.Assignments {
		a := &r.Assignments[i]
		fmt.Fprintf(h, "\n%q %q", a.Party, a.Letters)
		for j := range a.Duties {
			d := &a.Duties[j]
			fmt.Fprintf(h, "\n\t%q %q %q %q", d.Kind, d.Modality, d.Context, d.Text)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:4])
}
