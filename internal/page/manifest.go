package page

// Manifest tells a browser how to keep the site among its applications.
type Manifest struct {
	Name       string         `json:"name"`
	ShortName  string         `json:"short_name"`
	Text       string         `json:"description,omitempty"`
	Lang       string         `json:"lang"`
	Dir        string         `json:"dir"`
	Start      string         `json:"start_url"`
	Scope      string         `json:"scope"`
	Display    string         `json:"display"`
	Background string         `json:"background_color"`
	Theme      string         `json:"theme_color"`
	Icons      []ManifestIcon `json:"icons"`
}

// ManifestIcon is an icon of the site.
type ManifestIcon struct {
	Source string `json:"src"`
	Sizes  string `json:"sizes"`
	Type   string `json:"type"`
}

// Icon is a drawn icon of the site, square, its side in pixels.
type Icon struct {
	Path Path
	Side int
}

// Icons are the drawn icons of every site.
func Icons() []Icon {
	return []Icon{{TouchIconPath, 180}, {"icon-192.png", 192}, {"icon-512.png", 512}}
}

// paper is the colour of pages in the light theme, as tokens.css has it.
const paper = "#fcfcfa"

// Manifest returns the manifest of the site. Its addresses are relative to it.
func (s *Set) Manifest() Manifest {
	return Manifest{
		Name: s.brand(), ShortName: s.brand(), Text: s.homeLede(),
		Lang: s.opts.Texts.Lang(), Dir: s.opts.Texts.Direction(),
		Start: "./", Scope: "./", Display: "browser", Background: paper, Theme: paper,
		Icons: []ManifestIcon{
			{string(IconPath), "any", "image/svg+xml"},
			{"icon-192.png", "192x192", "image/png"}, {"icon-512.png", "512x512", "image/png"},
		},
	}
}
