package cachedir

import "os"

// variable is what GetTempPath, and so os.TempDir, reads first. (For the
// SYSTEM account it reads none, and takes a folder of that account.)
const variable = "TMP"

// On Windows the mode of a file says nothing of who may write to it. The cache
// folder lies in the user's profile, which is closed to other users.

func onlyOurs(os.FileInfo) bool { return true }

func keepsNames(os.FileInfo) bool { return true }
