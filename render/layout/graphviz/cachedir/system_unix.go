//go:build unix

package cachedir

import (
	"os"
	"syscall"
)

// variable is what os.TempDir reads.
const variable = "TMPDIR"

// onlyOurs says whether nobody but this user (and root) can write to the file.
// That root may change its mode does not make a file root's own: under sudo,
// HOME may be another user's.
func onlyOurs(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid() && info.Mode().Perm()&0o022 == 0
}

// keepsNames says whether nobody but this user, root and the folder's group,
// which is often a group of one, can rename what is in the folder.
func keepsNames(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok || stat.Uid != 0 && int(stat.Uid) != os.Geteuid() {
		return false
	}
	return info.Mode().Perm()&0o002 == 0 || info.Mode()&os.ModeSticky != 0
}
