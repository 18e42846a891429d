// Package png draws a scene as a picture of pixels, antialiased, and writes it
// as PNG with its resolution and title. Text is drawn from the outlines of the
// embedded Liberation Sans: no font needs to be installed.
//
// Coordinates are whole numbers and areas are filled by
// github.com/golang/freetype/raster, which counts in whole numbers too, so that
// a scene gives the same bytes on every machine. golang.org/x/image/vector is
// better kept, but counts in floating point in large pictures, with other code
// on each processor; github.com/tdewolff/canvas brings seventeen further
// modules. The file is written here, as image/png tries five ways to filter
// each row, which takes longer than all the drawing. Pixels are of one byte, an
// index of a colour: a map has few, and the file takes a third of the time.
//
// The format is that of the W3C's Portable Network Graphics (third edition).
package png

import (
	"fmt"
	"io"

	"crux/render/font"
	"crux/render/scene"
)

// Resolutions, in dots per inch.
const (
	DefaultDPI = 150
	MinDPI     = 20
	MaxDPI     = 1200
)

// MaxPixels is how many pixels a picture has at the most. They take a byte each
// while it is drawn, and a reader mostly three or four.
const MaxPixels = 200_000_000

// A TooLargeError says that a picture would have too many pixels.
type TooLargeError struct {
	Width, Height int // in pixels
	DPI           int
	// Fits is the highest resolution at which the picture is small enough; 0
	// if there is none.
	Fits int
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("at %d dots per inch the picture would have %d x %d pixels, and it may have %d million", e.DPI, e.Width, e.Height, MaxPixels/1_000_000)
}

// Options say how a scene is drawn.
type Options struct {
	// DPI is how many pixels an inch of 72 points has, from MinDPI to MaxDPI;
	// 0 is DefaultDPI.
	DPI int
	// Faces draw lines with characters that Liberation Sans lacks; without
	// them a box stands for such a character.
	Faces *font.Faces
}

// Write draws s. It gives a *TooLargeError before any work is done, and else
// the first error of w.
func Write(w io.Writer, s *scene.Scene, o Options) error {
	dpi := o.DPI
	if dpi == 0 {
		dpi = DefaultDPI
	}
	if dpi < MinDPI || dpi > MaxDPI {
		return fmt.Errorf("png: %d dots per inch are not between %d and %d", dpi, MinDPI, MaxDPI)
	}
	width, height := size(s, dpi)
	if int64(width)*int64(height) > MaxPixels {
		e := &TooLargeError{Width: width, Height: height, DPI: dpi}
		for fits := dpi - 1; fits >= MinDPI && e.Fits == 0; fits-- {
			if w, h := size(s, fits); int64(w)*int64(h) <= MaxPixels {
				e.Fits = fits
			}
		}
		return e
	}
	c := newCanvas(s, dpi, newPalette(s))
	c.faces = o.Faces
	for _, part := range s.Parts {
		for _, shape := range part.Shapes {
			c.shape(shape)
		}
	}
	return encode(w, c, s.Title, s.Notes)
}

// size returns how many pixels a scene has.
func size(s *scene.Scene, dpi int) (width, height int) {
	const inch = 72 * 64
	w, h := s.Size()
	return max(1, (int(w)*dpi+inch-1)/inch), max(1, (int(h)*dpi+inch-1)/inch)
}
