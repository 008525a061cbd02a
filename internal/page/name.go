package page

import (
	"slices"
	"strings"

	"demarc/internal/model"
)

// namesOf returns what pages call each provider: its name, where several have that
// the full name of its service, and where that is no help either also its id.
func namesOf(providers []model.Provider) []string {
	named := map[string]int{}
	for i := range providers {
		named[providers[i].Name]++
	}
	names, count := make([]string, len(providers)), map[string]int{}
	for i := range providers {
		p := &providers[i]
		names[i] = p.Name
		if named[p.Name] > 1 {
			names[i] = serviceName(p)
		}
		count[names[i]]++
	}
	for i := range providers {
		if count[names[i]] > 1 {
			names[i] += " (" + providers[i].ID + ")"
		}
	}
	return names
}

// serviceName is the full name of what a provider runs: the name of the service
// where that says whose it is, else both, without a word twice where they meet.
func serviceName(p *model.Provider) string {
	name, service := strings.Fields(p.Name), strings.Fields(p.Service)
	if len(service) == 0 {
		return p.Name
	}
	if strings.HasPrefix(p.Service, p.Name) || strings.HasPrefix(p.Service, partyName(p)) || contains(service, name) {
		return p.Service
	}
	for n := min(len(name), len(service)); n > 0; n-- {
		if slices.Equal(name[len(name)-n:], service[:n]) {
			service = service[n:]
			break
		}
	}
	return strings.Join(slices.Concat(name, service), " ")
}

// called returns what a page calls the party with the id and name.
func (s *Set) called(id, name string) string {
	if model.Role(id) == model.RoleCustomer && name == model.CustomerName {
		return s.t("service.you")
	}
	return name
}

// contains reports whether words stand in a text, side by side.
func contains(text, words []string) bool {
	for len(text) >= len(words) {
		if slices.Equal(text[:len(words)], words) {
			return true
		}
		text = text[1:]
	}
	return false
}
