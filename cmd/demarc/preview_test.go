package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"

	"github.com/rogpeppe/go-internal/testscript"
)

var previewAddress = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)

// preview runs a command until it says its address, prints a page of it, interrupts
// it and wants exit code 0: preview providers/acme/ demarc serve --addr 127.0.0.1:0
func preview(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: preview page command [argument ...]")
	}
	cmd := exec.Command(args[1], args[2:]...)
	cmd.Dir, cmd.Stderr = ts.MkAbs("."), ts.Stderr()
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	said := bufio.NewReader(out)
	line, err := said.ReadString('\n')
	if err == nil {
		err = show(ts.Stdout(), previewAddress.FindString(line)+args[0])
	}
	ts.Check(cmd.Process.Signal(os.Interrupt))
	_, _ = io.Copy(io.Discard, said)
	ts.Check(cmd.Wait())
	ts.Check(err)
}

// show prints what an address answers.
func show(w io.Writer, url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(w, resp.Body)
	return err
}
