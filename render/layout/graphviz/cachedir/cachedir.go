// Package cachedir CHANGES THE ENVIRONMENT of the process while packages are
// initialised, so that go-graphviz keeps its machine code in a folder that
// nobody else can write to. Only package graphviz imports it.
//
// go-graphviz compiles itself in an init and keeps the machine code in the
// folder go-graphviz of os.TempDir, where another user may have put a folder
// of that name, and other machine code, before. It has no option for this. So
// the init here sets the variable that os.TempDir reads, and Restore, which
// package graphviz calls in its own init, puts it back.
//
// That works because this init comes first. Go initialises, again and again,
// the package whose import path sorts first of those whose imports are all
// initialised. The package in question, github.com/goccy/go-graphviz/internal/wasm,
// itself imports all that is imported here; whenever it is ready, so is this
// one, and crux/… sorts before github.com/…. Hence two rules: import nothing
// here that os does not need, save path/filepath, and do not let the import
// path sort later. A test in package graphviz looks where the cache went.
package cachedir

import (
	"os"
	"path/filepath"
)

// Restore puts the environment back, and removes the folder if it was to serve
// this start only. Further calls do nothing.
func Restore() {
	restore()
	restore = func() {}
}

var restore = func() {}

func init() {
	old, was := os.LookupEnv(variable)
	folder, keep := choose()
	if os.Setenv(variable, folder) != nil {
		return
	}
	restore = func() {
		if was {
			os.Setenv(variable, old)
		} else {
			os.Unsetenv(variable)
		}
		if !keep {
			os.RemoveAll(folder)
		}
	}
}

// nowhere is a path where no folder can be made: an engine that is sent there
// does without a cache.
var nowhere = filepath.Join(os.DevNull, "none")

// choose returns the private cache folder or, where that cannot be had, a fresh
// one that is not to be kept.
func choose() (folder string, keep bool) {
	if folder, ok := userFolder(); ok && hasRoom(folder) {
		return folder, true
	}
	folder, err := os.MkdirTemp("", "crux-engine-")
	if err != nil {
		return nowhere, true
	}
	if !hasRoom(folder) {
		os.RemoveAll(folder)
		return nowhere, true
	}
	return folder, false
}

// userFolder makes the folder crux/engine in the user's cache folder, and says
// whether it is one that nobody else can have put anything into.
func userFolder() (folder string, ok bool) {
	folder, err := os.UserCacheDir()
	if err != nil || !filepath.IsAbs(folder) || os.MkdirAll(folder, 0o700) != nil {
		return "", false
	}
	info, err := os.Stat(folder) // a link is the user's own choice here
	if err != nil || !info.IsDir() || !keepsNames(info) {
		return "", false
	}
	for _, name := range []string{"crux", "engine"} {
		folder = filepath.Join(folder, name)
		os.Mkdir(folder, 0o700) // if it fails, Lstat tells why
		info, err := os.Lstat(folder)
		if err != nil || !info.IsDir() || !onlyOurs(info) {
			return "", false
		}
	}
	return folder, os.Chmod(folder, 0o700) == nil
}

// room is what the machine code takes, which is 6 MB, and some more.
const room = 8 << 20

// hasRoom says whether folder holds machine code or can take it. Without this
// a full disk would end the program: when it cannot write its cache,
// go-graphviz panics.
func hasRoom(folder string) bool {
	if files, _ := filepath.Glob(filepath.Join(folder, "go-graphviz", "wazero-*", "*")); len(files) > 0 {
		return true
	}
	file, err := os.CreateTemp(folder, "room-")
	if err != nil {
		return false
	}
	defer os.Remove(file.Name())
	_, err = file.Write(make([]byte, room))
	return file.Close() == nil && err == nil
}
