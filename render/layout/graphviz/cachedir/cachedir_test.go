//go:build unix

package cachedir

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// home makes a home with a cache folder, and points the environment there.
func home(t *testing.T) (cache string) {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv(variable, t.TempDir())
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(cache), 0o700); err != nil {
		t.Fatal(err)
	}
	return cache
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestUserFolderIsPrivate(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, cache string){
		"nothing there": func(*testing.T, string) {},
		"cache there":   func(t *testing.T, cache string) { must(t, os.Mkdir(cache, 0o755)) },
		"cache of a group of one": func(t *testing.T, cache string) {
			must(t, os.Mkdir(cache, 0o755), os.Chmod(cache, 0o775))
		},
		"cache is a link": func(t *testing.T, cache string) { must(t, os.Symlink(t.TempDir(), cache)) },
		"cache is sticky": func(t *testing.T, cache string) {
			must(t, os.Mkdir(cache, 0o755), os.Chmod(cache, 0o777|fs.ModeSticky))
		},
		"all there": func(t *testing.T, cache string) {
			must(t, os.MkdirAll(filepath.Join(cache, "crux", "engine"), 0o700))
		},
		"readable by others": func(t *testing.T, cache string) {
			must(t, os.MkdirAll(filepath.Join(cache, "crux", "engine"), 0o755))
		},
	} {
		t.Run(name, func(t *testing.T) {
			cache := home(t)
			prepare(t, cache)
			folder, ok := userFolder()
			if want := filepath.Join(cache, "crux", "engine"); !ok || folder != want {
				t.Fatalf("got %q, %v, want %q", folder, ok, want)
			}
			info, err := os.Lstat(folder)
			if err != nil || info.Mode() != fs.ModeDir|0o700 {
				t.Errorf("got mode %v, %v", info.Mode(), err)
			}
			if chosen, keep := choose(); chosen != folder || !keep {
				t.Errorf("chose %q, keep %v", chosen, keep)
			}
		})
	}
}

func TestUserFolderIsRefused(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, cache string){
		"no home":       func(t *testing.T, _ string) { os.Unsetenv("HOME") },
		"relative home": func(t *testing.T, _ string) { t.Chdir(t.TempDir()); os.Setenv("HOME", "home") },
		"cache is a file": func(t *testing.T, cache string) {
			must(t, os.WriteFile(cache, nil, 0o600))
		},
		"cache cannot be made": func(t *testing.T, cache string) {
			if os.Geteuid() == 0 {
				t.Skip("root can make anything")
			}
			must(t, os.Chmod(filepath.Dir(cache), 0o500))
			t.Cleanup(func() { os.Chmod(filepath.Dir(cache), 0o700) })
		},
		"cache is open to the world": func(t *testing.T, cache string) {
			must(t, os.Mkdir(cache, 0o700), os.Chmod(cache, 0o777))
		},
		"cache is another's": func(t *testing.T, cache string) {
			if os.Geteuid() != 0 {
				t.Skip("only root can give a file away")
			}
			must(t, os.Mkdir(cache, 0o700), os.Chown(cache, 65534, 65534))
		},
		"crux is a file": func(t *testing.T, cache string) {
			must(t, os.Mkdir(cache, 0o700), os.WriteFile(filepath.Join(cache, "crux"), nil, 0o600))
		},
		"crux is a link": func(t *testing.T, cache string) {
			must(t, os.Mkdir(cache, 0o700), os.Symlink(t.TempDir(), filepath.Join(cache, "crux")))
		},
		"crux is open to others": func(t *testing.T, cache string) {
			crux := filepath.Join(cache, "crux")
			must(t, os.MkdirAll(crux, 0o700), os.Chmod(crux, 0o777))
		},
		"engine is a file": func(t *testing.T, cache string) {
			crux := filepath.Join(cache, "crux")
			must(t, os.MkdirAll(crux, 0o700), os.WriteFile(filepath.Join(crux, "engine"), nil, 0o600))
		},
		"engine is a link": func(t *testing.T, cache string) {
			crux := filepath.Join(cache, "crux")
			must(t, os.MkdirAll(crux, 0o700), os.Symlink(t.TempDir(), filepath.Join(crux, "engine")))
		},
		"engine is a link to nothing": func(t *testing.T, cache string) {
			crux := filepath.Join(cache, "crux")
			must(t, os.MkdirAll(crux, 0o700), os.Symlink(filepath.Join(t.TempDir(), "x"), filepath.Join(crux, "engine")))
		},
		"engine is open to others": func(t *testing.T, cache string) {
			engine := filepath.Join(cache, "crux", "engine")
			must(t, os.MkdirAll(engine, 0o700), os.Chmod(engine, 0o770))
		},
		"engine is another's": func(t *testing.T, cache string) {
			if os.Geteuid() != 0 {
				t.Skip("only root can give a file away")
			}
			engine := filepath.Join(cache, "crux", "engine")
			must(t, os.MkdirAll(engine, 0o700), os.Chown(engine, 65534, 65534))
		},
	} {
		t.Run(name, func(t *testing.T) {
			prepare(t, home(t))
			if folder, ok := userFolder(); ok {
				t.Errorf("got %q, want none", folder)
			}
			folder, keep := choose()
			if keep || filepath.Dir(folder) != os.Getenv(variable) {
				t.Errorf("chose %q, keep %v, want a fresh folder in %q", folder, keep, os.Getenv(variable))
			}
			if info, err := os.Lstat(folder); err != nil || info.Mode() != fs.ModeDir|0o700 {
				t.Errorf("%s: mode %v, %v", folder, info.Mode(), err)
			}
		})
	}
}

func TestNowhereIsNoPlaceForAFolder(t *testing.T) {
	home(t)
	os.Unsetenv("HOME")
	t.Setenv(variable, filepath.Join(t.TempDir(), "missing"))
	folder, keep := choose()
	if folder != nowhere || !keep {
		t.Errorf("chose %q, keep %v, want %q", folder, keep, nowhere)
	}
	if err := os.Mkdir(folder, 0o700); err == nil {
		t.Errorf("%s can be made", folder)
	}
}
