package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestPictureOfRivals draws the picture of the README: two readings of the essay as one.
func TestPictureOfRivals(t *testing.T) {
	const picture = "../../data/readings/paris/author-critic.svg"
	made := filepath.Join(t.TempDir(), "rival.svg")
	var out, err bytes.Buffer
	if status := run([]string{"compare", "@paris/author", "@paris/critic", "-o", made}, nil, &out, &err); status != exitOK {
		t.Fatalf("%d: %s", status, &err)
	}
	got, readErr := os.ReadFile(made)
	if readErr != nil {
		t.Fatal(readErr)
	}
	if *update {
		if err := os.WriteFile(picture, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, _ := os.ReadFile(picture)
	if !bytes.Equal(got, want) {
		t.Error("the picture of the README is not what crux draws; -update writes it anew")
	}
}
