"""The form of the model: rings about the centre of a mark -> products of pairs of rings that no turn changes -> a projection."""
import numpy as np
import torch

RINGS, ANGLES, FREQUENCIES = 48, 384, 144  # PolarMap.cs, RingSpectra.cs
FIRST_RADIUS, RING_SPACING = 325e-6, 40e-6  # metres
SHORT_WAVE, LONG_WAVE = 100e-6, 600e-6  # metres along the rings
UNMEASURED = -128


class RingPairs(torch.nn.Module):
    """`products` sums of products of rings, in both parts; as RingPairEmbedder.cs makes 128 of them."""

    def __init__(self, products=512, most_lag=40, seed=0):
        super().__init__()
        rng = np.random.default_rng(seed)
        radius = FIRST_RADIUS + RING_SPACING * np.arange(RINGS)
        m, angle = np.arange(FREQUENCIES), np.arange(ANGLES)
        wave = 2 * np.pi * radius[:, None] / np.maximum(m, 0.5)[None]
        weights = ((wave > SHORT_WAVE) & (wave < LONG_WAVE) & (m > 0)[None]) * np.sqrt(radius / 1e-3)[:, None]
        phase = 2 * np.pi * np.outer(angle, m) / ANGLES
        first, second = np.zeros((products, RINGS)), np.zeros((products, RINGS))
        for j in range(products):
            order, half = rng.permutation(RINGS), RINGS // 2
            first[j, order[:half]] = rng.choice([-1, 1], half)
            second[j, order[half:]] = rng.choice([-1, 1], half)
        lags = np.zeros((products, ANGLES))
        lags[:, np.arange(-most_lag, most_lag + 1)] = rng.choice([-1.0, 1.0], (products, 2 * most_lag + 1))
        lags = np.fft.fft(lags)[:, :FREQUENCIES]
        for name, value in dict(weights=weights, first=first, second=second, lags_re=lags.real, lags_im=lags.imag,
                                cos=np.cos(phase), sin=-np.sin(phase)).items():
            self.register_buffer(name, torch.tensor(value, dtype=torch.float32))

    def forward(self, rings):
        """rings: float levels (marks, RINGS, ANGLES), 0 where unmeasured; gives rows of length 1."""
        re, im = (rings @ self.cos) * self.weights, (rings @ self.sin) * self.weights
        a, b, c, d = self.first @ re, self.first @ im, self.second @ re, self.second @ im
        real, imaginary = a * c + b * d, b * c - a * d
        sums = torch.cat([(real * self.lags_re - imaginary * self.lags_im).sum(-1),
                          (real * self.lags_im + imaginary * self.lags_re).sum(-1)], -1)
        return sums / (sums.norm(dim=-1, keepdim=True) + 1e-6)


class MarkEmbedder(torch.nn.Module):
    """What is exported: signed bytes as the program feeds them in, a vector of length 1 out."""

    def __init__(self, pairs, projection):
        super().__init__()
        self.pairs = pairs
        self.register_buffer("projection", torch.tensor(projection, dtype=torch.float32))

    def forward(self, rings):
        levels = rings.float()
        levels = torch.where(levels == UNMEASURED, torch.zeros_like(levels), levels)
        vector = self.pairs(levels) @ self.projection
        return vector / (vector.norm(dim=-1, keepdim=True) + 1e-12)
