package render

import (
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"text/template/parse"

	"demarc"
	"demarc/internal/page"
)

// Every template is checked against the type of the view that it is given: a
// field that a view does not have would else be found by the first reader of a
// page that needs it.
func TestTemplatesFitTheirViews(t *testing.T) {
	fsys := demarc.Templates()
	for kind, view := range page.Views() {
		c := &typeChecker{funcs: (&Renderer{}).functions(), trees: map[string]*parse.Tree{}, done: map[string]bool{}}
		names, err := fs.Glob(fsys, "partials/*.html")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range append(names, "layout.html", templateFile(kind)) {
			c.parse(t, fsys, name)
		}
		c.template("layout.html", reflect.TypeOf(view))
		for _, message := range c.problems {
			t.Errorf("%s: %s", kind, message)
		}
		for name := range c.trees {
			if name == "main" && !c.done["main "+reflect.TypeOf(view).String()] {
				t.Errorf("%s: the layout does not run its main", kind)
			}
		}
	}
}

func TestTheTypeCheckerFindsWhatDoesNotFit(t *testing.T) {
	type view struct {
		Name  string
		Items []page.Link
		Owner page.Owner
	}
	for text, want := range map[string]string{
		`{{.Nmae}}`:                                "no field Nmae",
		`{{range .Items}}{{.Name}}{{end}}`:         "no field Name",
		`{{range .Items}}{{.Text}}{{end}}`:         "",
		`{{own .Name}}`:                            "own: argument 1 is string",
		`{{own .Owner}}`:                           "",
		`{{t "nav.main" .Name 1}}`:                 "",
		`{{t}}`:                                    "t wants 1 arguments",
		`{{with .Owner}}{{.Class}}{{end}}`:         "",
		`{{$x := .Owner}}{{$x.Clas}}`:              "no field Clas",
		`{{template "gone" .}}`:                    "no template gone",
		`{{if eq .Name "x"}}{{len .Items}}{{end}}`: "",
		`{{range .Name}}{{end}}`:                   "cannot range over string",
	} {
		c := &typeChecker{funcs: (&Renderer{}).functions(), trees: map[string]*parse.Tree{}, done: map[string]bool{}}
		c.add(t, "x", text)
		c.template("x", reflect.TypeOf(view{}))
		if got := strings.Join(c.problems, "; "); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

var namedType = regexp.MustCompile(`^(\{\{define "[a-z]+"\}\})?\{\{/\* .+ \*/ -?\}\}`)

func TestEveryTemplateNamesItsTypeOnTop(t *testing.T) {
	fsys := demarc.Templates()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err == nil && !namedType.Match(data) {
			t.Errorf("%s does not begin with a comment that names its Go type", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for kind, view := range page.Views() {
		data, err := fs.ReadFile(fsys, templateFile(kind))
		if err != nil {
			t.Fatal(err)
		}
		if want := "{{/* " + reflect.TypeOf(view).String() + " "; !strings.HasPrefix(string(data), want) {
			t.Errorf("%s does not begin with %q", templateFile(kind), want)
		}
	}
}

// typeChecker walks the trees of templates with the type of the dot.
type typeChecker struct {
	funcs    map[string]any
	trees    map[string]*parse.Tree
	done     map[string]bool
	problems []string
}

// scope is the type of the dot and those of the variables.
type scope struct {
	dot  reflect.Type
	vars map[string]reflect.Type
}

func (s scope) with(dot reflect.Type) scope { return scope{dot, maps.Clone(s.vars)} }

var builtins = map[string]any{
	"and": 0, "or": 0, "not": 0, "len": 0, "eq": 0, "ne": 0, "lt": 0, "gt": 0, "index": 0, "printf": 0, "print": 0,
}

func (c *typeChecker) parse(t *testing.T, fsys fs.FS, name string) {
	t.Helper()
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	c.add(t, strings.TrimPrefix(name, "partials/"), string(data))
}

func (c *typeChecker) add(t *testing.T, name, text string) {
	t.Helper()
	trees, err := parse.Parse(name, text, "{{", "}}", c.funcs, builtins)
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(c.trees, trees)
}

func (c *typeChecker) report(n parse.Node, format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf("%s: %s", n, fmt.Sprintf(format, args...)))
}

func (c *typeChecker) template(name string, dot reflect.Type) {
	tree, ok := c.trees[name]
	if !ok {
		c.problems = append(c.problems, "no template "+name)
		return
	}
	key := fmt.Sprintf("%s %s", name, dot)
	if c.done[key] || tree.Root == nil {
		return
	}
	c.done[key] = true
	c.list(tree.Root, scope{dot, map[string]reflect.Type{"$": dot}})
}

func (c *typeChecker) list(l *parse.ListNode, s scope) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			c.pipe(n.Pipe, s)
		case *parse.IfNode:
			c.pipe(n.Pipe, s)
			c.list(n.List, s)
			c.list(n.ElseList, s)
		case *parse.WithNode:
			c.list(n.List, s.with(c.pipe(n.Pipe, s)))
			c.list(n.ElseList, s)
		case *parse.RangeNode:
			c.rangeOver(n, s)
		case *parse.TemplateNode:
			dot := reflect.Type(nil)
			if n.Pipe != nil {
				dot = c.pipe(n.Pipe, s)
			}
			c.template(n.Name, dot)
		}
	}
}

func (c *typeChecker) rangeOver(n *parse.RangeNode, s scope) {
	over := c.pipe(n.Pipe, s)
	if over != nil && over.Kind() != reflect.Slice && over.Kind() != reflect.Array {
		c.report(n.Pipe, "cannot range over %s", over)
		return
	}
	var elem reflect.Type
	if over != nil {
		elem = over.Elem()
	}
	inner := s.with(elem)
	if d := n.Pipe.Decl; len(d) > 0 {
		inner.vars[d[len(d)-1].Ident[0]] = elem
	}
	c.list(n.List, inner)
	c.list(n.ElseList, s)
}

// pipe returns the type of a pipeline, nil where it is not known.
func (c *typeChecker) pipe(p *parse.PipeNode, s scope) reflect.Type {
	var t reflect.Type
	for i, cmd := range p.Cmds {
		t = c.command(cmd, s, t, i > 0)
	}
	if len(p.Decl) == 1 {
		s.vars[p.Decl[0].Ident[0]] = t
	}
	return t
}

func (c *typeChecker) command(cmd *parse.CommandNode, s scope, piped reflect.Type, hasPiped bool) reflect.Type {
	id, ok := cmd.Args[0].(*parse.IdentifierNode)
	if !ok {
		return c.value(cmd.Args[0], s)
	}
	var args []reflect.Type
	for _, a := range cmd.Args[1:] {
		args = append(args, c.value(a, s))
	}
	if hasPiped {
		args = append(args, piped)
	}
	return c.call(cmd, id.Ident, args)
}

func (c *typeChecker) call(cmd *parse.CommandNode, name string, args []reflect.Type) reflect.Type {
	switch name {
	case "or", "and":
		return args[0]
	case "len":
		return reflect.TypeFor[int]()
	case "eq", "ne", "not", "lt", "gt":
		return reflect.TypeFor[bool]()
	}
	f := reflect.TypeOf(c.funcs[name])
	if f == nil {
		return nil
	}
	fixed := f.NumIn()
	if f.IsVariadic() {
		fixed--
	}
	if len(args) < fixed || len(args) > fixed && !f.IsVariadic() {
		c.report(cmd, "%s wants %d arguments", name, fixed)
		return f.Out(0)
	}
	for i, a := range args[:fixed] {
		if a != nil && !a.AssignableTo(f.In(i)) {
			c.report(cmd, "%s: argument %d is %s, want %s", name, i+1, a, f.In(i))
		}
	}
	return f.Out(0)
}

func (c *typeChecker) value(n parse.Node, s scope) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return s.dot
	case *parse.FieldNode:
		return c.fields(n, s.dot, n.Ident)
	case *parse.VariableNode:
		return c.fields(n, s.vars[n.Ident[0]], n.Ident[1:])
	case *parse.PipeNode:
		return c.pipe(n, s)
	case *parse.StringNode:
		return reflect.TypeFor[string]()
	case *parse.NumberNode:
		return reflect.TypeFor[int]()
	case *parse.BoolNode:
		return reflect.TypeFor[bool]()
	}
	return nil
}

func (c *typeChecker) fields(n parse.Node, t reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		if t == nil {
			return nil
		}
		if m, ok := t.MethodByName(name); ok {
			t = m.Type.Out(0)
			continue
		}
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			c.report(n, "%s has no field %s", t, name)
			return nil
		}
		f, ok := t.FieldByName(name)
		if !ok {
			c.report(n, "%s has no field %s", t, name)
			return nil
		}
		t = f.Type
	}
	return t
}
