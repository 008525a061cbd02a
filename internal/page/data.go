package page

import "strings"

// Data is the page of the files that hold the model, with the meaning of their
// fields.
type Data struct {
	Frame
	Heading, Lede string
	// Rows are the files; several in one folder are one row that leads to them.
	Rows    []DataRow
	Folders []DataFolder
	// Left says which formats the site does not have, "" where it has all.
	Left       string
	Dictionary []Definition
}

// DataRow is a file, or a folder of files of one kind. Format is the name that
// the command and the configuration know it by.
type DataRow struct {
	File                      Link
	Format, Text, Media, Size string
	Folder                    bool
}

// DataFolder lists the files of a folder.
type DataFolder struct {
	ID, Name, Count string
	Rows            []DataRow
}

// DataFormat is a format of the model's files.
type DataFormat struct {
	Name  string
	Files []*DataFile
}

// DataFile is a file of the model. Size is in bytes, and known when pages are made.
type DataFile struct {
	Path        Path
	Media, Text string
	// Folder is what all files of its folder hold.
	Folder string
	Size   int64
}

// Definition says what the fields of an element or the columns of a table mean.
// Its words are English, as the files' are.
type Definition struct {
	ID, Name, Text string
	Fields         []Field
}

// Field is one field or column. Type says what stands in it.
type Field struct {
	Name, Type, Text string
	Optional         bool
}

// Downloads are the files of the model that the site has.
type Downloads struct {
	Formats []DataFormat
	// Left names the formats that the site could have and has not.
	Left       []string
	Dictionary []Definition
}

// DefinitionAnchor is the anchor of a definition on the data page.
func DefinitionAnchor(name string) string { return "fields-" + strings.ToLower(name) }

// hasData reports whether the site has files of the model at all.
func (s *Set) hasData() bool { return len(s.opts.Downloads.Formats) > 0 }

func (s *Set) dataPage() Data {
	l := s.linker(DataPath)
	d := &s.opts.Downloads
	v := Data{Heading: s.t("nav.data"), Lede: s.t("data.lede"), Dictionary: d.Dictionary}
	for _, f := range d.Formats {
		s.addFormat(&v, l, f)
	}
	if len(d.Left) > 0 {
		v.Left = s.t("data.left", s.opts.Texts.List(d.Left))
	}
	v.Frame = s.frame(DataPath, s.t("data.about"), []crumb{{s.t("nav.data"), DataPath}}, s.all())
	return v
}

// addFormat lists the files of a format, which come by folder.
func (s *Set) addFormat(v *Data, l Linker, f DataFormat) {
	in := map[string]int{} // files of each folder
	for _, file := range f.Files {
		in[folder(file.Path)]++
	}
	size := int64(0)
	for _, file := range f.Files {
		row := DataRow{File: Link{Text: strings.TrimPrefix(string(file.Path), string(DataPath)), URL: l.To(file.Path)},
			Format: f.Name, Text: file.Text, Media: file.Media, Size: s.size(int(file.Size))}
		name := folder(file.Path)
		if in[name] == 1 {
			v.Rows = append(v.Rows, row)
			continue
		}
		if n := len(v.Folders); n == 0 || v.Folders[n-1].Name != name {
			d := DataFolder{ID: folderAnchor(name), Name: name, Count: s.t("data.many", in[name])}
			v.Folders, size = append(v.Folders, d), 0
			v.Rows = append(v.Rows, DataRow{File: Link{Text: name, URL: l.At(DataPath, d.ID)}, Format: f.Name, Media: file.Media, Folder: true, Text: file.Folder})
		}
		d := &v.Folders[len(v.Folders)-1]
		d.Rows = append(d.Rows, row)
		size += file.Size
		v.Rows[len(v.Rows)-1].Size = s.size(int(size))
	}
}

// folder is where a data file lies below the data page: "oscal/ssp/".
func folder(p Path) string {
	name := strings.TrimPrefix(string(p), string(DataPath))
	return name[:strings.LastIndexByte(name, '/')+1]
}

func folderAnchor(name string) string {
	return "folder-" + strings.ReplaceAll(strings.TrimSuffix(name, "/"), "/", "-")
}
