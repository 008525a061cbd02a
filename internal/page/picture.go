package page

import (
	"strings"

	"demarc/internal/compare"
)

// Picture is what programs show beside a link to the site: one for each part of
// the site and one for each provider.
type Picture struct {
	Path  Path
	Brand string
	Title string
	Text  string
	// Line is that of a provider, nil for a part of the site.
	Line *compare.Line
}

// picturesDir holds the pictures of links.
const picturesDir = "share/"

// Pictures lists the pictures of a site with a base; without one no program can
// be told where they are.
func (s *Set) Pictures() []Picture {
	if s.opts.Site.Base == "" {
		return nil
	}
	out := []Picture{s.pictureOf(HomePath)}
	for _, c := range s.sections() {
		out = append(out, s.pictureOf(c.path))
	}
	for i := range s.cat.Providers {
		p := &s.cat.Providers[i]
		v, line := s.pictureOf(ProviderPath(p.ID)), s.comparisonOf(p.Kind).Line(p.ID)
		v.Line = &line
		out = append(out, v)
	}
	return out
}

// pictureOf returns the picture of the page at p: that of its provider, else that
// of its part of the site.
func (s *Set) pictureOf(p Path) Picture {
	v := Picture{Path: picturesDir + "site.png", Brand: s.brand(), Title: s.t("home.heading"), Text: s.homeLede()}
	if rest, ok := strings.CutPrefix(string(p), string(ProvidersPath)); ok && rest != "" {
		name, _, _ := strings.Cut(rest, "/")
		if i, ok := s.atPath[ProvidersPath+Path(name)+"/"]; ok {
			service := serviceName(&s.cat.Providers[i])
			v.Path, v.Title, v.Text = Path(picturesDir+"providers-"+name+".png"), service, s.t("service.about", service)
			return v
		}
	}
	for _, c := range s.sections() {
		if strings.HasPrefix(string(p), string(c.path)) {
			v.Path, v.Title = Path(picturesDir+strings.TrimSuffix(string(c.path), "/")+".png"), c.text
		}
	}
	return v
}
