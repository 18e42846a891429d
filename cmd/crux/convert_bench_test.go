package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkConvertFolder converts a folder of 500 maps of the essay's size; with
// -cpu 1,2 it shows what a second core is worth.
func BenchmarkConvertFolder(b *testing.B) {
	var text bytes.Buffer
	if status := run([]string{"convert", "@paris", "--to", "json"}, nil, &text, io.Discard); status != exitOK {
		b.Fatal(status)
	}
	in := b.TempDir()
	for i := range 500 {
		if err := os.WriteFile(filepath.Join(in, fmt.Sprintf("map%d.json", i)), text.Bytes(), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if status := run([]string{"convert", in, "--to", "argdown", "-o", b.TempDir()}, nil, io.Discard, io.Discard); status != exitOK {
			b.Fatal(status)
		}
	}
}
