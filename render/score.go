package render

import (
	"context"

	"crux/graph"
	"crux/render/layout"
	"crux/render/scene"
)

// Score returns how well the picture of g can be read when it is set as wide as o
// says, 0 for scene.PageWidth, and the picture itself as SVG, whatever format o
// asks for. Errors are those of Draw.
func Score(ctx context.Context, g *graph.Graph, o Options) (scene.Scorecard, []byte, error) {
	s := scorer{pageWidth: o.Width}
	o.Format, o.score = SVG, &s
	picture, err := Draw(ctx, g, o)
	return s.card, picture, err
}

// A scorer takes the measures of the scene that is drawn.
type scorer struct {
	pageWidth layout.Length
	scene     *scene.Scene
	card      scene.Scorecard
}

func (s *scorer) measure(picture *scene.Scene, bytes int) {
	s.scene = picture
	s.card = scene.Score(picture, scene.ScoreOptions{PageWidth: s.pageWidth, Bytes: bytes})
}
