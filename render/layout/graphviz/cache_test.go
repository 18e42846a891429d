//go:build unix

package graphviz

import (
	"context"
	"encoding/json"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// childVariable makes the test binary a program that imports this package, and
// says how it found the world.
const childVariable = "CRUX_GRAPHVIZ_CHILD"

// A report is what the child says.
type report struct {
	TMPDIR    string
	HasTMPDIR bool
	CacheDir  string // os.UserCacheDir, which is not the same on every system
	Error     string
}

func child() {
	var r report
	r.TMPDIR, r.HasTMPDIR = os.LookupEnv("TMPDIR")
	r.CacheDir, _ = os.UserCacheDir()
	if _, err := (Engine{}).Layout(context.Background(), everything()); err != nil {
		r.Error = err.Error()
	}
	json.NewEncoder(os.Stdout).Encode(r)
}

// run runs the child with nothing in its environment but what is given.
func run(t *testing.T, environment ...string) report {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(environment, childVariable+"=1")
	return finish(t, cmd)
}

func finish(t *testing.T, cmd *exec.Cmd) (r report) {
	t.Helper()
	if raceDetector {
		t.Skip("the race detector makes the start of the engine ten times slower")
	}
	cmd.Dir = t.TempDir()
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatal(err)
	}
	if r.Error != "" {
		t.Errorf("it cannot lay out: %s", r.Error)
	}
	return r
}

// machineCode returns the files of a megabyte and more under a folder.
func machineCode(t *testing.T, folder string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if info, err := d.Info(); err == nil && info.Mode().IsRegular() && info.Size() > 1<<20 {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func wantEmpty(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) > 0 {
		t.Errorf("%s holds %v, want nothing", folder, entries)
	}
}

func TestMachineCodeGoesToAPrivateFolder(t *testing.T) {
	t.Parallel()
	home, temporary := t.TempDir(), t.TempDir()
	r := run(t, "HOME="+home, "TMPDIR="+temporary)
	if r.TMPDIR != temporary {
		t.Errorf("TMPDIR is %q, want %q as before", r.TMPDIR, temporary)
	}
	wantEmpty(t, temporary)
	private := filepath.Join(r.CacheDir, "crux", "engine")
	info, err := os.Lstat(private)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := info.Mode(), fs.ModeDir|0o700; got != want {
		t.Errorf("%s is %v, want %v", private, got, want)
	}
	files := machineCode(t, home)
	if len(files) != 1 || !strings.HasPrefix(files[0], private+"/go-graphviz/") {
		t.Fatalf("the machine code is in %q, want it in %s", files, private)
	}
	// A second start takes what is there, and leaves an unset variable unset.
	before, _ := os.Stat(files[0])
	r = run(t, "HOME="+home)
	if r.HasTMPDIR {
		t.Errorf("TMPDIR is %q, want it unset as before", r.TMPDIR)
	}
	after, err := os.Stat(files[0])
	if err != nil || !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("the machine code was made again")
	}
}

func TestAFolderThatIsALinkIsNotUsed(t *testing.T) {
	t.Parallel()
	home, temporary, elsewhere := t.TempDir(), t.TempDir(), t.TempDir()
	for _, cache := range []string{".cache", "Library/Caches"} {
		crux := filepath.Join(home, cache, "crux")
		if err := os.MkdirAll(crux, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(elsewhere, filepath.Join(crux, "engine")); err != nil {
			t.Fatal(err)
		}
	}
	r := run(t, "HOME="+home, "TMPDIR="+temporary)
	if r.TMPDIR != temporary {
		t.Errorf("TMPDIR is %q, want %q as before", r.TMPDIR, temporary)
	}
	wantEmpty(t, elsewhere)
	wantEmpty(t, temporary)
}

func TestWithoutAHomeTheFolderIsTemporary(t *testing.T) {
	t.Parallel()
	temporary := t.TempDir()
	if r := run(t, "TMPDIR="+temporary); r.TMPDIR != temporary {
		t.Errorf("TMPDIR is %q, want %q as before", r.TMPDIR, temporary)
	}
	wantEmpty(t, temporary)
}

func TestWithNoFolderAtAllThereIsNoCache(t *testing.T) {
	t.Parallel()
	missing := filepath.Join(t.TempDir(), "missing")
	if r := run(t, "TMPDIR="+missing); r.TMPDIR != missing {
		t.Errorf("TMPDIR is %q, want %q as before", r.TMPDIR, missing)
	}
	if _, err := os.Stat(missing); err == nil {
		t.Errorf("%s was made", missing)
	}
}

// A limit on the size of files stands in for a full disk: go-graphviz panics
// when it cannot write its cache.
func TestAFullDiskIsNoReasonToPanic(t *testing.T) {
	t.Parallel()
	home, temporary := t.TempDir(), t.TempDir()
	cmd := exec.Command("sh", "-c", `ulimit -f 1000 && exec "$0"`, os.Args[0])
	cmd.Env = []string{"HOME=" + home, "TMPDIR=" + temporary, "PATH=" + os.Getenv("PATH"), childVariable + "=1"}
	finish(t, cmd)
	wantEmpty(t, temporary)
	if files := machineCode(t, home); len(files) > 0 {
		t.Errorf("there is %q", files)
	}
}

// The order of initialisation rests on these two; see package cachedir.
func TestCachedirIsInitialisedFirst(t *testing.T) {
	const ours, theirs = "crux/render/layout/graphviz/cachedir", "github.com/goccy/go-graphviz/internal/wasm"
	if ours >= theirs {
		t.Errorf("%s sorts after %s", ours, theirs)
	}
	files, err := filepath.Glob("cachedir/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			if !slices.Contains([]string{"os", "path/filepath", "syscall"}, path) {
				t.Errorf("%s imports %s", name, path)
			}
		}
	}
}
