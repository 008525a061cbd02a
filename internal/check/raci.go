package check

import (
	"strings"

	"demarc/internal/compare"
	"demarc/internal/diag"
	"demarc/internal/model"
)

// letters finds RACI rows whose letters leave work to nobody or to too many. A
// blank on the other side is no fault: it says that the party has no part.
func letters(x *reading) []diag.Finding {
	var fs []diag.Finding
	for i := range x.Responsibilities {
		r := &x.Responsibilities[i]
		if r.Form != model.FormRACI {
			continue
		}
		doing, answering := holders(r, 'R'), holders(r, 'A')
		switch {
		case len(doing)+len(answering) == 0:
			fs = append(fs, x.at(diag.RaciUnassigned, r, "", "nobody holds R or A for %q", r.Label))
			continue
		case len(doing) == 0:
			fs = append(fs, x.at(diag.RaciWithoutR, r, "", "nobody holds R for %q; %s A", r.Label, x.hold(r, answering)))
		case len(answering) == 0:
			fs = append(fs, x.at(diag.RaciWithoutA, r, "", "nobody holds A for %q; %s R", r.Label, x.hold(r, doing)))
		case apart(doing, answering):
			fs = append(fs, x.at(diag.RaciApart, r, "", "%s R and %s A for %q", x.hold(r, doing), x.hold(r, answering), r.Label))
		}
		if len(answering) > 1 {
			fs = append(fs, x.at(diag.RaciSeveralA, r, "", "%s A for %q", x.hold(r, answering), r.Label))
		}
	}
	return fs
}

// holders returns the parties of r that hold a letter.
func holders(r *model.Responsibility, letter rune) []string {
	var out []string
	for i := range r.Assignments {
		if a := &r.Assignments[i]; strings.ContainsRune(a.Letters, letter) {
			out = append(out, a.Party)
		}
	}
	return out
}

// apart reports whether no party is in both lists.
func apart(a, b []string) bool {
	for _, p := range a {
		for _, q := range b {
			if p == q {
				return false
			}
		}
	}
	return true
}

// hold joins parties with their verb: "Birch holds", "Birch and the customer
// hold".
func (x *reading) hold(r *model.Responsibility, parties []string) string {
	names := make([]string, len(parties))
	for i, p := range parties {
		names[i] = x.partyName(r, p)
	}
	last := len(names) - 1
	if last == 0 {
		return names[0] + " holds"
	}
	return strings.Join(names[:last], ", ") + " and " + names[last] + " hold"
}

// duplicateActivities finds RACI rows of one document with one label, of the same variant.
func duplicateActivities(x *reading) []diag.Finding {
	type row struct{ document, label, column string }
	var fs []diag.Finding
	first := map[row]*model.Responsibility{}
	for i := range x.Responsibilities {
		r := &x.Responsibilities[i]
		if r.Form != model.FormRACI {
			continue
		}
		key := row{r.Document, strings.Join(compare.Words(r.Label), " "), r.Column}
		f := first[key]
		switch {
		case f == nil:
			first[key] = r
		case sameLetters(f, r):
			fs = append(fs, x.at(diag.RaciDuplicate, r, f.ID, "%q stands on line %d too, with the same letters", r.Label, f.Source.Line))
		default:
			fs = append(fs, x.at(diag.RaciDuplicate, r, f.ID, "%q stands on line %d too, with other letters", r.Label, f.Source.Line))
		}
	}
	return fs
}

func sameLetters(a, b *model.Responsibility) bool {
	held := map[string]string{}
	for i := range a.Assignments {
		held[a.Assignments[i].Party] = a.Assignments[i].Letters
	}
	for i := range b.Assignments {
		q := &b.Assignments[i]
		if held[q.Party] != q.Letters {
			return false
		}
		delete(held, q.Party)
	}
	for _, letters := range held {
		if letters != "" {
			return false
		}
	}
	return true
}
