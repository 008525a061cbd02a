package check

import (
	"fmt"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// unclassified finds responsibilities that no comparison can show.
func unclassified(x *reading) []diag.Finding {
	var fs []diag.Finding
	for i := range x.Responsibilities {
		if r := &x.Responsibilities[i]; len(r.Topics) == 0 {
			fs = append(fs, x.at(diag.TopicUnclassified, r, "", "no term decides what %q is about", r.Label))
		}
	}
	return fs
}

// silences finds topics that a provider names no owner for while another of its
// kind of service does.
// A provider of whom nothing was read is not silent about each topic.
func silences(x *reading) []diag.Finding {
	spoken := map[string]map[string]bool{} // by topic, the providers that speak
	speaks := map[string]bool{}
	for i := range x.Responsibilities {
		r := &x.Responsibilities[i]
		p := x.provider(r)
		if p == nil || r.Owner == model.OwnerUnstated {
			continue
		}
		speaks[p.ID] = true
		for _, topic := range topicsOf(r) {
			if spoken[topic] == nil {
				spoken[topic] = map[string]bool{}
			}
			spoken[topic][p.ID] = true
		}
	}
	path := map[string]string{}
	for i := range x.Documents {
		if d := &x.Documents[i]; path[d.Provider] == "" {
			path[d.Provider] = d.Path
		}
	}
	var fs []diag.Finding
	for i := range x.Topics {
		t := &x.Topics[i]
		for j := range x.Providers {
			p := &x.Providers[j]
			if others := spoken[t.ID]; p.Kind == t.Kind && speaks[p.ID] && len(others) > 0 && !others[p.ID] {
				fs = append(fs, diag.TopicSilent.InCatalog(path[p.ID], 1, p.ID, t.ID,
					"%s says nothing of %q; %s", p.Name, t.Title, x.whoDoes(others)))
			}
		}
	}
	return fs
}

// topicsOf returns the topics that a responsibility counts under: its primary
// one and those of its duties.
func topicsOf(r *model.Responsibility) []string {
	var out []string
	if t := r.Topic(); t != "" {
		out = append(out, t)
	}
	for i := range r.Assignments {
		for j := range r.Assignments[i].Duties {
			if own := r.Assignments[i].Duties[j].Topics; len(own) > 0 {
				out = append(out, own...)
			} else {
				out = append(out, r.Topics...)
			}
		}
	}
	return out
}

// whoDoes names up to three of the providers that speak of a topic.
func (x *reading) whoDoes(speaking map[string]bool) string {
	const most = 3
	var names []string
	for i := range x.Providers {
		if p := &x.Providers[i]; speaking[p.ID] && len(names) < most {
			names = append(names, p.Name)
		}
	}
	if more := len(speaking) - len(names); more > 0 {
		return fmt.Sprintf("%s and %d more do", strings.Join(names, ", "), more)
	}
	if len(names) == 1 {
		return names[0] + " does"
	}
	return strings.Join(names, ", ") + " do"
}

// unread finds documents without a responsibility.
func unread(x *reading) []diag.Finding {
	read := map[string]bool{}
	for i := range x.Responsibilities {
		read[x.Responsibilities[i].Document] = true
	}
	var fs []diag.Finding
	for i := range x.Documents {
		if d := &x.Documents[i]; !read[d.ID] {
			fs = append(fs, diag.NothingRead.InCatalog(d.Path, 1, d.ID, "", "nothing in this document assigns work to a party"))
		}
	}
	return fs
}
