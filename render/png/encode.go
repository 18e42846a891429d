package png

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
	"math"
)

// encode writes a canvas as a PNG whose pixels are indices of colours.
func encode(w io.Writer, c *canvas, title string, notes []string) error {
	e := &encoder{w: w}
	e.bytes([]byte("\x89PNG\r\n\x1a\n"))

	var header []byte
	header = binary.BigEndian.AppendUint32(header, uint32(c.width))
	header = binary.BigEndian.AppendUint32(header, uint32(c.height))
	const bits, indexed = 8, 3
	e.chunk("IHDR", append(header, bits, indexed, 0, 0, 0))

	// Pixels in a metre, in both directions.
	metre := uint32(math.Round(float64(c.dpi) / 0.0254))
	var physical []byte
	physical = binary.BigEndian.AppendUint32(physical, metre)
	physical = binary.BigEndian.AppendUint32(physical, metre)
	e.chunk("pHYs", append(physical, 1))

	if title != "" {
		// International text: keyword, not compressed, no language, UTF-8.
		e.chunk("iTXt", []byte("Title\x00\x00\x00\x00\x00"+title))
	}
	for _, note := range notes {
		e.chunk("iTXt", []byte("Comment\x00\x00\x00\x00\x00"+note))
	}

	var colors []byte
	for _, color := range c.palette.colors {
		colors = append(colors, color[:]...)
	}
	e.chunk("PLTE", colors)

	packed := bufio.NewWriterSize(chunks{e}, 1<<16)
	z, err := zlib.NewWriterLevel(packed, zlib.BestSpeed)
	if err != nil {
		return err
	}
	rows(z, c)
	z.Close()
	packed.Flush()
	e.chunk("IEND", nil)
	return e.err
}

// rows writes the rows of a picture, each as its difference from the one
// above: in a map most of it is nothing but zeros. Errors stay in the encoder.
func rows(w io.Writer, c *canvas) {
	const up = 2
	above, out := make([]byte, c.width), make([]byte, 1+c.width)
	out[0] = up
	for at := 0; at < len(c.pixels); at += c.width {
		row := c.pixels[at : at+c.width]
		subtract(out[1:], row, above)
		w.Write(out)
		above = row
	}
}

// subtract sets out to a-b. It looks at equal pieces only once, as a whole.
func subtract(out, a, b []byte) {
	const piece = 64
	for len(a) > 0 {
		n := min(piece, len(a))
		if bytes.Equal(a[:n], b[:n]) {
			clear(out[:n])
		} else {
			for i := range n {
				out[i] = a[i] - b[i]
			}
		}
		out, a, b = out[n:], a[n:], b[n:]
	}
}

// An encoder writes chunks, and keeps the first error.
type encoder struct {
	w   io.Writer
	err error
}

func (e *encoder) bytes(b []byte) {
	if e.err == nil {
		_, e.err = e.w.Write(b)
	}
}

// chunk writes a chunk: its length, kind, data and checksum.
func (e *encoder) chunk(kind string, data []byte) {
	head := append(binary.BigEndian.AppendUint32(nil, uint32(len(data))), kind...)
	e.bytes(head)
	e.bytes(data)
	sum := crc32.Update(crc32.ChecksumIEEE([]byte(kind)), crc32.IEEETable, data)
	e.bytes(binary.BigEndian.AppendUint32(nil, sum))
}

// chunks writes each piece of the compressed picture as a chunk.
type chunks struct{ e *encoder }

func (c chunks) Write(b []byte) (int, error) {
	c.e.chunk("IDAT", b)
	return len(b), c.e.err
}
