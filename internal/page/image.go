package page

import (
	"bytes"
	"encoding/xml"
	"image"
	_ "image/gif"  // sizes of GIF pictures
	_ "image/jpeg" // sizes of JPEG pictures
	_ "image/png"  // sizes of PNG pictures
	"io"
	"io/fs"
	"net/url"
	"path"
	"strconv"
	"strings"

	"demarc/internal/model"
)

// Image is a picture of a document. Without Src it stands for one that did not
// come with the document.
type Image struct {
	Src    string
	Alt    string
	Title  string
	Name   string // the file's name, for a placeholder
	Width  int    // 0 where it cannot be read
	Height int
	// Original is the address of a picture on another site, which a page does
	// not load.
	Original string
}

// File is a file of the content that the site copies.
type File struct {
	From string // path within the content
	To   Path
}

// pictures are the kinds of file that may be copied from the content.
var pictures = map[string]bool{
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".svg": true, ".webp": true, ".avif": true,
}

// pictureFile returns where the picture that a document names lies in the
// content and in the site. It must be a picture within the provider's folder.
func (s *Set) pictureFile(doc *model.Document, target string) (File, bool) {
	u, err := url.Parse(target)
	if err != nil || u.IsAbs() || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return File{}, false
	}
	from := path.Join(path.Dir(doc.Path), u.Path)
	folder, _, _ := strings.Cut(doc.Path, "/")
	within, ok := strings.CutPrefix(from, folder+"/")
	if !ok || !fs.ValidPath(from) || !pictures[strings.ToLower(path.Ext(from))] {
		return File{}, false
	}
	info, err := fs.Stat(s.opts.Content, from)
	if err != nil || !info.Mode().IsRegular() {
		return File{}, false
	}
	return File{From: from, To: DocumentPath(doc.ID) + Path(within)}, true
}

// Files lists the pictures that the site copies, each once, in a stable order.
func (s *Set) Files() []File {
	var files []File
	seen := map[File]bool{}
	for i := range s.cat.Documents {
		doc := &s.cat.Documents[i]
		for _, link := range doc.Body.Links {
			if !link.Image {
				continue
			}
			if f, ok := s.pictureFile(doc, link.Target); ok && !seen[f] {
				seen[f] = true
				files = append(files, f)
			}
		}
	}
	return files
}

func (s *Set) image(l Linker, doc *model.Document, link model.Link) Image {
	img := Image{Alt: link.Alt, Title: link.Title, Name: path.Base(link.Target)}
	f, ok := s.pictureFile(doc, link.Target)
	if !ok {
		img.Original = webAddress(link.Target)
		return img
	}
	img.Src = l.To(f.To)
	img.Width, img.Height = pictureSize(s.opts.Content, f.From)
	return img
}

// headLimit is how much of a picture is read to find its size.
const headLimit = 64 << 10

// pictureSize reads the size of a picture from its head, 0 and 0 where it does
// not say one.
func pictureSize(fsys fs.FS, name string) (width, height int) {
	f, err := fsys.Open(name)
	if err != nil {
		return 0, 0
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, headLimit))
	if err != nil {
		return 0, 0
	}
	if strings.EqualFold(path.Ext(name), ".svg") {
		return svgSize(head)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(head))
	if err != nil {
		return 0, 0
	}
	return c.Width, c.Height
}

// svgSize reads width and height of the root element, else its viewBox.
func svgSize(head []byte) (width, height int) {
	d := xml.NewDecoder(bytes.NewReader(head))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.Token()
		if err != nil {
			return 0, 0
		}
		root, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		attr := map[string]string{}
		for _, a := range root.Attr {
			attr[a.Name.Local] = a.Value
		}
		width, height = pixels(attr["width"]), pixels(attr["height"])
		if box := strings.FieldsFunc(attr["viewBox"], func(r rune) bool { return r == ' ' || r == ',' }); len(box) == 4 && (width == 0 || height == 0) {
			width, height = pixels(box[2]), pixels(box[3])
		}
		if width == 0 || height == 0 {
			return 0, 0
		}
		return width, height
	}
}

// pixels reads a length of an SVG without a unit or in px.
func pixels(s string) int {
	f, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || f < 1 || f > 1<<16 {
		return 0
	}
	return int(f + .5)
}
