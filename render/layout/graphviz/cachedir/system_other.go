//go:build !unix && !windows

package cachedir

import "os"

// variable is what os.TempDir reads where it reads one.
const variable = "TMPDIR"

// These systems do not tell users apart, or not by a number.

func onlyOurs(os.FileInfo) bool { return true }

func keepsNames(os.FileInfo) bool { return true }
