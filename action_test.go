package demarc_test

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// The action is tested by running the commands of its steps, as a runner does, in a
// repository on this machine: a pull request that moves a duty to the customer fails
// and names the shift, and an acknowledged one passes.
func TestActionOnPullRequests(t *testing.T) {
	r := newRunner(t)
	r.git("init", "--quiet", "--bare", "--initial-branch=main", "origin.git")
	r.git("clone", "--quiet", "origin.git", "work")
	if err := os.CopyFS(r.work, os.DirFS("examples/documents")); err != nil {
		t.Fatal(err)
	}
	r.commit("documents")
	r.git("-C", "work", "push", "--quiet", "origin", "HEAD:main")

	r.run(nil)
	r.want(true, "No shifts", "POST repos/acme/documents/issues/7/comments")

	document := filepath.Join(r.work, "content/acme/responsibilities.md")
	replace(t, document, "| Installs security patches on the worker nodes every week. | Sizes the node pools. |",
		"| Offers patched images of the worker nodes. | Sizes the node pools, and installs security patches on the worker nodes every week. |")
	r.commit("nodes are the customer's")
	r.run(nil)
	r.want(false, "Worker nodes", "POST repos/acme/documents/issues/7/comments")
	for _, want := range []string{"::error file=content/acme/responsibilities.md,line=7,", "title=moved-to-customer"} {
		if !strings.Contains(r.output, want) {
			t.Errorf("no annotation %q in:\n%s", want, r.output)
		}
	}
	if !strings.Contains(r.summary(), "Worker nodes") {
		t.Errorf("the summary does not name the shift:\n%s", r.summary())
	}

	// The comment that is there is written anew.
	r.comment = "42"
	r.run(nil)
	r.want(false, "Worker nodes", "PATCH repos/acme/documents/issues/comments/42")

	// Without the comment the report is in the summary; without a pull request there
	// is nothing to compare with.
	r.run(map[string]string{"comment": "false"})
	r.want(false, "Worker nodes", "")
	r.event, r.baseRef = "push", ""
	r.run(nil)
	if r.failed || !strings.Contains(r.output, "Nothing to compare with") {
		t.Errorf("on a push: failed %v, output\n%s", r.failed, r.output)
	}

	r.event, r.baseRef = "pull_request", "main"
	acknowledge := exec.Command(filepath.Join(r.temp, "demarc/demarc"), "diff", "origin/main:content", "content", "--acknowledge", "agreed with the platform team")
	acknowledge.Dir = r.work
	if out, err := acknowledge.CombinedOutput(); err != nil {
		t.Fatalf("acknowledge: %v\n%s", err, out)
	}
	r.commit("the move is known")
	r.run(map[string]string{"site": "true"})
	r.want(true, "agreed with the platform team", "PATCH repos/acme/documents/issues/comments/42")
	if _, err := os.Stat(filepath.Join(r.temp, "demarc/site/index.html")); err != nil {
		t.Errorf("no site was built: %v", err)
	}
}

// A document that a reader cannot trust fails the check.
func TestActionFailsOnFindings(t *testing.T) {
	r := newRunner(t)
	r.git("init", "--quiet", "work")
	if err := os.CopyFS(r.work, os.DirFS("examples/documents")); err != nil {
		t.Fatal(err)
	}
	replace(t, filepath.Join(r.work, "content/acme/responsibilities.md"), "Offers each minor version", "{{site.data.keyword.unknown}} offers each minor version")
	r.event, r.baseRef = "push", ""
	r.run(map[string]string{"check-fail-on": "warning"})
	if !r.failed || !strings.Contains(r.output, "::warning file=content/acme/responsibilities.md,line=6,") {
		t.Errorf("failed %v, want an annotation of the keyref in\n%s", r.failed, r.output)
	}
	r.run(map[string]string{"content": "nowhere"})
	if !r.failed || !strings.Contains(r.output, "no such folder") {
		t.Errorf("failed %v, want the folder named in\n%s", r.failed, r.output)
	}
}

// step is a step of the action.
type step struct {
	ID, Name, If, Run string
	Env               map[string]string
}

// runner runs the steps of the action that have commands.
type runner struct {
	t          *testing.T
	dir        string // holds work, the checkout, and temp
	work, temp string
	steps      []step
	defaults   map[string]string

	event, baseRef string
	comment        string // id of the comment that is there already

	failed  bool
	output  string
	outputs map[string]string // "steps.ID.outputs.NAME"
}

func newRunner(t *testing.T) *runner {
	t.Helper()
	data, err := os.ReadFile("action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct{ Steps []step }
	}
	if err := yaml.Unmarshal(data, &action); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	r := &runner{
		t: t, dir: dir, work: filepath.Join(dir, "work"), temp: filepath.Join(dir, "temp"),
		steps: action.Runs.Steps, defaults: map[string]string{}, event: "pull_request", baseRef: "main",
	}
	for name, in := range action.Inputs {
		r.defaults["inputs."+name] = in.Default
	}
	r.defaults["inputs.site"] = "false" // only a run that looks at the site builds it
	for _, d := range []string{r.temp, filepath.Join(dir, "bin")} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	// gh answers with the comment that is there, and writes down what it is asked.
	gh := "#!/bin/sh\ncase \"$*\" in\n*--paginate*) echo \"$COMMENT\" ;;\n*) echo \"$3 $4\" >>\"$RUNNER_TEMP/gh.log\"; cat \"${6#body=@}\" >>\"$RUNNER_TEMP/gh.log\" ;;\nesac\n"
	if err := os.WriteFile(filepath.Join(dir, "bin/gh"), []byte(gh), 0o755); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *runner) git(args ...string) {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Test", "-c", "user.email=test@example.org"}, args...)...)
	cmd.Dir = r.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func (r *runner) commit(message string) {
	r.t.Helper()
	r.git("-C", "work", "add", "--all")
	r.git("-C", "work", "commit", "--quiet", "-m", message)
}

// run runs the steps in order with some inputs set; the first that fails ends it.
func (r *runner) run(inputs map[string]string) {
	r.t.Helper()
	r.failed, r.output, r.outputs = false, "", map[string]string{}
	known := maps.Clone(r.defaults)
	for name, value := range inputs {
		known["inputs."+name] = value
	}
	known["github.event_name"], known["github.base_ref"], known["github.event.number"], known["github.token"] = r.event, r.baseRef, "7", "secret"
	for _, name := range []string{"out", "summary", "gh.log"} {
		os.Remove(filepath.Join(r.temp, name))
	}
	for _, s := range r.steps {
		if s.Run == "" || !r.holds(s.If, known) {
			continue
		}
		r.step(s, known)
		if r.failed {
			return
		}
	}
}

func (r *runner) step(s step, known map[string]string) {
	r.t.Helper()
	root, err := os.Getwd()
	if err != nil {
		r.t.Fatal(err)
	}
	out := filepath.Join(r.temp, "out")
	os.Remove(out)
	// A runner's shell: bash --noprofile --norc -eo pipefail.
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
	cmd.Dir = r.work
	cmd.Env = append(os.Environ(), "PATH="+filepath.Join(r.dir, "bin")+":"+os.Getenv("PATH"),
		"GITHUB_ACTION_PATH="+root, "RUNNER_TEMP="+r.temp, "GITHUB_OUTPUT="+out, "GITHUB_STEP_SUMMARY="+filepath.Join(r.temp, "summary"),
		"GITHUB_REPOSITORY=acme/documents", "COMMENT="+r.comment)
	for name, value := range s.Env {
		cmd.Env = append(cmd.Env, name+"="+r.fill(value, known))
	}
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	r.failed = cmd.Run() != nil
	r.output += output.String()
	data, _ := os.ReadFile(out) // a step need not write any
	for line := range strings.Lines(string(data)) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			known["steps."+s.ID+".outputs."+name] = value
		}
	}
}

var expression = regexp.MustCompile(`\$\{\{ *([a-z._-]+) *\}\}`)

// fill puts the values of expressions into a text.
func (r *runner) fill(text string, known map[string]string) string {
	return expression.ReplaceAllStringFunc(text, func(e string) string {
		return known[expression.FindStringSubmatch(e)[1]]
	})
}

// holds evaluates the condition of a step: comparisons with texts, joined by &&.
func (r *runner) holds(condition string, known map[string]string) bool {
	r.t.Helper()
	return condition == "" || !slices.ContainsFunc(strings.Split(condition, "&&"), func(term string) bool {
		f := strings.Fields(term)
		if len(f) != 3 || f[1] != "==" && f[1] != "!=" {
			r.t.Fatalf("condition %q: want comparisons joined by &&", term)
		}
		return (known[f[0]] == strings.Trim(f[2], "'")) != (f[1] == "==")
	})
}

func (r *runner) summary() string {
	data, _ := os.ReadFile(filepath.Join(r.temp, "summary"))
	return string(data)
}

// want holds the last run to an outcome, a text of its report, and the request that
// wrote the comment; "" for none.
func (r *runner) want(pass bool, report, request string) {
	r.t.Helper()
	if r.failed == pass {
		r.t.Errorf("passed is %v, want %v:\n%s", !r.failed, pass, r.output)
	}
	if !strings.Contains(r.summary(), report) {
		r.t.Errorf("no %q in the summary:\n%s", report, r.summary())
	}
	log, _ := os.ReadFile(filepath.Join(r.temp, "gh.log"))
	if request == "" {
		if len(log) > 0 {
			r.t.Errorf("a comment was written:\n%s", log)
		}
		return
	}
	if !strings.HasPrefix(string(log), request+"\n<!-- demarc -->") || !strings.Contains(string(log), report) {
		r.t.Errorf("the comment was written by\n%s\nwant %s with %q", log, request, report)
	}
}

func replace(t *testing.T, file, old, text string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	if err := os.WriteFile(file, bytes.Replace(data, []byte(old), []byte(text), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}
