// Command blank fails if a PNG shows nothing: fewer than 1 in 1000 of its
// pixels differ from the one in the corner.
package main

import (
	"fmt"
	"image/png"
	"os"
)

func main() {
	if err := check(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func check(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		return err
	}
	b := picture.Bounds()
	corner := picture.At(b.Min.X, b.Min.Y)
	drawn := 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if picture.At(x, y) != corner {
				drawn++
			}
		}
	}
	if drawn*1000 < b.Dx()*b.Dy() {
		return fmt.Errorf("%s is blank: %d of %d pixels are drawn", name, drawn, b.Dx()*b.Dy())
	}
	fmt.Printf("%s: %d × %d pixels, %d drawn\n", name, b.Dx(), b.Dy(), drawn)
	return nil
}
