package serve

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing must happen before a change counts: an editor saves
// in several steps, and a checkout touches many files.
const quiet = 40 * time.Millisecond

// watcher tells when anything below some folders, or one of some files, changed.
type watcher struct {
	// changed holds one value as long as a change was not yet taken.
	changed chan struct{}

	notify *fsnotify.Watcher
	trees  []string
	files  map[string]bool
}

func newWatcher(paths []string) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch the content: %w", err)
	}
	w := &watcher{changed: make(chan struct{}, 1), notify: notify, files: map[string]bool{}}
	for _, p := range paths {
		if err := w.add(p); err != nil {
			notify.Close()
			return nil, fmt.Errorf("watch %s: %w", p, err)
		}
	}
	go w.run()
	return w, nil
}

func (w *watcher) close() { w.notify.Close() }

// add watches a folder with all below it, or a file through the folder that holds
// it: many editors replace a file, and a watch on the old one would be lost.
func (w *watcher) add(name string) error {
	name, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	if at, err := os.Stat(name); err == nil && at.IsDir() {
		w.trees = append(w.trees, name)
		return w.addTree(name)
	}
	w.files[name] = true
	return w.notify.Add(filepath.Dir(name))
}

// addTree watches a folder and those below it. Each is watched before it is
// listed, so that nothing made meanwhile is missed.
func (w *watcher) addTree(root string) error {
	return filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name != root:
			return nil // vanished since it was listed
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case name != root && hidden(name):
			return fs.SkipDir
		}
		return w.notify.Add(name)
	})
}

// run turns events into changes until the watcher is closed.
func (w *watcher) run() {
	settled := time.NewTimer(0)
	<-settled.C
	for {
		select {
		case event, open := <-w.notify.Events:
			if !open {
				return
			}
			if w.matters(event) {
				settled.Reset(quiet)
			}
		case _, open := <-w.notify.Errors:
			// An overflow lost events, so anything may have changed.
			if !open {
				return
			}
			settled.Reset(quiet)
		case <-settled.C:
			select {
			case w.changed <- struct{}{}:
			default: // one is waiting already
			}
		}
	}
}

// matters reports whether an event is a change of what is watched. It begins to
// watch folders that appear.
func (w *watcher) matters(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod || hidden(event.Name) {
		return false
	}
	if w.files[event.Name] {
		return true
	}
	for _, tree := range w.trees {
		if event.Name != tree && !strings.HasPrefix(event.Name, tree+string(filepath.Separator)) {
			continue
		}
		if at, err := os.Stat(event.Name); err == nil && at.IsDir() && event.Has(fsnotify.Create) {
			// Where it fails the folder vanished again, which is another event.
			_ = w.addTree(event.Name)
		}
		return true
	}
	return false
}

// hidden reports whether a name is of the kind that editors and version control
// keep for themselves.
func hidden(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || base == "4913"
}
