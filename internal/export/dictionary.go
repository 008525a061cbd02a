package export

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"demarc/internal/diff"
	"demarc/internal/model"
)

// Definition says what the fields of one kind of element mean, or the columns of
// one table.
type Definition struct {
	// Name is the element's in the contract, "responsibility", or the format's.
	Name string
	// Text says what it is; Fields are in the order of the export.
	Text   string
	Fields []Field
}

// Field is one field of an element or one column of a table.
type Field struct {
	Name string
	// Type says what stands in it: "string", "list of section", "one of a, b".
	Type string
	// Text is its meaning.
	Text string
	// Optional says that it may be absent.
	Optional bool
}

// Dictionary explains every field of the contracts in the words of their schemas,
// every column of the tables, and every property that the OSCAL documents have
// beside OSCAL's own.
func Dictionary() []Definition {
	out := slices.Concat(contract("model", schema), contract("diff", diff.JSONSchema()))
	table := func(name model.Output, text string, columns []column) {
		d := Definition{Name: string(name), Text: text}
		for _, c := range columns {
			d.Fields = append(d.Fields, Field{Name: c.title, Type: "text", Text: c.text})
		}
		out = append(out, d)
	}
	table(model.OutputCSV, "A row is a responsibility. A cell that a spreadsheet would run as a formula has an apostrophe in front.", responsibilityColumns)
	table(model.OutputCRM, "A row is a responsibility, under its primary topic. The sheets of xlsx have these columns too.", crmColumns)
	return append(out, Definition{Name: string(model.OutputOSCAL), Text: "Properties in the namespace " + oscalNS + ".", Fields: oscalFields})
}

// contract explains the fields of a document and of what is in it.
func contract(name string, schema []byte) []Definition {
	root := schemaNode(schema)
	out := []Definition{define(name, root)}
	for _, m := range root.members("$defs") {
		out = append(out, define(m.name, m.value))
	}
	return out
}

// oscalFields are the properties of [Set.oscal]'s documents.
var oscalFields = []Field{
	{propResponsibility, "property", "Id of the responsibility that a requirement, a capability or a duty left to others is.", false},
	{propOwner, "property", "Who carries it: provider, customer, partner, shared, none or unstated.", false},
	{propForm, "property", "Shape that it was read from.", false},
	{propClause, "property", "Number for reading and citing.", true},
	{propArea, "property", "Id of the kind of work.", true},
	{propTopic, "property", "Id of a further topic; the primary one is the control.", true},
	{propDocument, "property", "Id of the document that a control implementation stands for.", false},
	{propLetters, "property", "RACI letters of a responsible role.", true},
	{propUnassigned, "property", "Id of a responsibility that is neither provided nor left to anybody; its class is the owner.", true},
}

// node is a part of a JSON Schema whose members keep their order: JSON is YAML,
// and a node of YAML keeps what a map of Go loses.
type node struct{ *yaml.Node }

type member struct {
	name  string
	value node
}

func schemaNode(text []byte) node {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		panic("export: the schema is no JSON: " + err.Error())
	}
	return node{doc.Content[0]}
}

// members lists the members of the object that is the member with the name.
func (n node) members(name string) []member {
	v := n.member(name)
	if v.Node == nil {
		return nil
	}
	var out []member
	for i := 0; i+1 < len(v.Content); i += 2 {
		out = append(out, member{v.Content[i].Value, node{v.Content[i+1]}})
	}
	return out
}

// member returns a member of an object, a node of nil where it has none.
func (n node) member(name string) node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return node{n.Content[i+1]}
		}
	}
	return node{}
}

// text is a member that is a string, "" where there is none.
func (n node) text(name string) string {
	if v := n.member(name); v.Node != nil {
		return v.Value
	}
	return ""
}

// values are the elements of a member that is a list of strings.
func (n node) values(name string) []string {
	v := n.member(name)
	if v.Node == nil {
		return nil
	}
	var out []string
	for _, e := range v.Content {
		out = append(out, e.Value)
	}
	return out
}

func define(name string, n node) Definition {
	d := Definition{Name: name, Text: n.text("description")}
	required := n.values("required")
	for _, p := range n.members("properties") {
		d.Fields = append(d.Fields, Field{p.name, typeOf(p.value), p.value.text("description"), !slices.Contains(required, p.name)})
	}
	return d
}

// typeOf says what a schema allows.
func typeOf(n node) string {
	if ref := n.text("$ref"); ref != "" {
		return strings.TrimPrefix(ref, "#/$defs/")
	}
	if values := n.values("enum"); values != nil {
		return "one of " + strings.Join(values, ", ")
	}
	if c := n.text("const"); c != "" {
		return `"` + c + `"`
	}
	if items := n.member("items"); items.Node != nil {
		return "list of " + typeOf(items)
	}
	return n.text("type")
}
