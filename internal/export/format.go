package export

import (
	"fmt"
	"io"
	"path"
	"slices"

	"demarc/internal/diff"
	"demarc/internal/model"
)

// Format is a form that a catalog is written in.
type Format struct {
	Name model.Output
	// Text says in a sentence what it is for.
	Text string
	// Many says that it is a folder of files; else it is one file.
	Many bool
	// limit is how many responsibilities a site may have to offer the format
	// unasked; 0 for any number.
	limit int
	// folder holds the files among those of all formats.
	folder string
	files  func(*Set) []File
}

// File is one file of a format, not yet made.
type File struct {
	// Name is its path with slashes, within the format's folder.
	Name string
	// Media is its media type (RFC 6838), Text what it holds.
	Media, Text string
	// Folder is what all files of its folder hold, "" where it is the only one.
	Folder string
	// Write makes it, an element at a time.
	Write func(io.Writer) error
}

// The media types of files.
const (
	mediaJSON     = "application/json"
	mediaSchema   = "application/schema+json"
	mediaCSV      = "text/csv; charset=utf-8"
	mediaXLSX     = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	mediaMarkdown = "text/markdown; charset=utf-8"
)

// undated is the time of a file of a catalog without a date: formats that must
// have a time get one that nobody takes for a revision.
const undated = "1970-01-01T00:00:00Z"

// unaskedLimit is up to how many responsibilities a site offers a format that is
// several times the size of the model or dear to make.
const unaskedLimit = 20_000

// Formats lists all formats, the order that help and pages show.
func Formats() []Format {
	return []Format{
		{Name: model.OutputJSON, Text: `the whole model, the contract "` + model.Schema + `"`,
			files: one("model.json", mediaJSON, "Everything that was read: providers, documents, responsibilities, components, facts and findings.",
				func(s *Set) func(io.Writer) error { return s.json })},
		{Name: model.OutputSchema, Text: "the JSON Schema of json and parts",
			files: one("model.schema.json", mediaSchema, "The JSON Schema (draft 2020-12) of every model file here.",
				func(*Set) func(io.Writer) error { return writeSchema(Schema()) })},
		{Name: model.OutputDiff, Text: "the JSON Schema of what demarc diff --format json writes",
			files: one("diff.schema.json", mediaSchema, "The JSON Schema (draft 2020-12) of what the command diff tells of two revisions.",
				func(*Set) func(io.Writer) error { return writeSchema(diff.JSONSchema()) })},
		{Name: model.OutputParts, Text: "one model per provider and per topic, in the form of json", Many: true, limit: unaskedLimit,
			files: (*Set).parts},
		{Name: model.OutputCSV, Text: "one row per responsibility, for spreadsheets and scripts",
			files: one("responsibilities.csv", mediaCSV, "One row per responsibility.",
				func(s *Set) func(io.Writer) error { return s.csv })},
		{Name: model.OutputCRM, Text: "a customer responsibility matrix as CSV, by topic",
			files: one("crm.csv", mediaCSV, "A customer responsibility matrix: one row per responsibility, by topic, with the part of each side and the evidence.",
				func(s *Set) func(io.Writer) error { return s.crm })},
		{Name: model.OutputXLSX, Text: "a workbook: overview, one sheet per provider, documents, dictionary", limit: unaskedLimit,
			files: one("responsibilities.xlsx", mediaXLSX, "A workbook: topics by provider, one sheet per provider with filters and evidence, documents, dictionary.",
				func(s *Set) func(io.Writer) error { return s.xlsx })},
		{Name: model.OutputMarkdown, Text: "an overview and one document per provider, to read and to print", Many: true, limit: unaskedLimit,
			folder: "markdown", files: (*Set).markdown},
		{Name: model.OutputOSCAL, Text: "OSCAL " + oscalVersion + ": a catalog of the topics; per provider a component definition and a plan",
			Many: true, limit: unaskedLimit, folder: "oscal", files: (*Set).oscal},
	}
}

// FormatOf returns the format with the name.
func FormatOf(name string) (Format, bool) {
	for _, f := range Formats() {
		if string(f.Name) == name {
			return f, true
		}
	}
	return Format{}, false
}

// Outputs lists the formats that a site offers: those that were asked for, in
// the order of [Formats], and where nothing was asked (nil) all that the size of
// the catalog allows.
func Outputs(asked []model.Output, c *model.Catalog) []Format {
	var out []Format
	for _, f := range Formats() {
		if asked == nil && (f.limit == 0 || len(c.Responsibilities) <= f.limit) || slices.Contains(asked, f.Name) {
			out = append(out, f)
		}
	}
	return out
}

// Files lists the files of a format. Listing them costs nothing.
func (s *Set) Files(f Format) []File { return f.files(s) }

// Path is where a file of the format lies among the files of all formats.
func (f Format) Path(file File) string { return path.Join(f.folder, file.Name) }

// one makes the only file of a format.
func one(name, media, text string, write func(*Set) func(io.Writer) error) func(*Set) []File {
	return func(s *Set) []File { return []File{{Name: name, Media: media, Text: text, Write: write(s)}} }
}

func (s *Set) json(w io.Writer) error { return JSON(w, s.c) }

func writeSchema(schema []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		if _, err := w.Write(schema); err != nil {
			return fmt.Errorf("export schema: %w", err)
		}
		return nil
	}
}

// parts are a model a provider and one a topic: what is its own, with the
// documents and providers that this needs to be understood.
func (s *Set) parts() []File {
	files := make([]File, 0, len(s.ofProvider)+len(s.ofTopic))
	write := func(p *part) func(io.Writer) error {
		return func(w io.Writer) error { return writeModel(w, s.c, s.selection(p)) }
	}
	for i := range s.ofProvider {
		files = append(files, File{"providers/" + s.providerNames[i] + ".json", mediaJSON,
			"The model of " + s.c.Providers[i].Name + ".", "The model of each provider.", write(&s.ofProvider[i])})
	}
	for i := range s.ofTopic {
		files = append(files, File{"topics/" + s.topicNames[i] + ".json", mediaJSON,
			"What every provider says of the topic " + s.c.Topics[i].Title + ".", "What every provider says of each topic.", write(&s.ofTopic[i])})
	}
	return files
}
