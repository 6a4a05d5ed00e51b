"""The form of the model of impressed marks: rings about the centre of a mark -> their harmonics -> a few sums of rings for each harmonic."""
import numpy as np
import torch

RINGS, ANGLES = 48, 384  # PolarMap.cs
FIRST_RADIUS, RING_SPACING = 325e-6, 40e-6  # metres
HARMONICS, CHANNELS = 64, 2  # TurningForm.cs: from one cycle a turn on; complex values of each
SHORT_WAVE, LONG_WAVE = 150e-6, 1000e-6  # metres along the rings
UNMEASURED = -128


class RingHarmonics(torch.nn.Module):
    """The Fourier coefficients of the rings, by the area that a point of a ring stands for, and 0 outside the band."""

    def __init__(self):
        super().__init__()
        radius = FIRST_RADIUS + RING_SPACING * np.arange(RINGS)
        cycles = np.arange(1, HARMONICS + 1)
        wave = 2 * np.pi * radius[:, None] / cycles[None]
        weights = ((wave > SHORT_WAVE) & (wave < LONG_WAVE)) * np.sqrt(radius / 1e-3)[:, None]
        phase = 2 * np.pi * np.outer(np.arange(ANGLES), cycles) / ANGLES
        for name, value in dict(weights=weights, cos=np.cos(phase), sin=-np.sin(phase)).items():
            self.register_buffer(name, torch.tensor(value, dtype=torch.float32))

    def forward(self, rings):
        """rings: signed bytes (marks, RINGS, ANGLES); gives real and imaginary parts, each (marks, RINGS, HARMONICS)."""
        levels = rings.float()
        levels = torch.where(levels == UNMEASURED, torch.zeros_like(levels), levels)
        return (levels @ self.cos) * self.weights, (levels @ self.sin) * self.weights


class MarkEmbedder(torch.nn.Module):
    """
    What is exported: signed bytes as the program feeds them in, a vector of length 1 out: for each harmonic in turn the real and the
    imaginary part of each channel. A turn of the mark multiplies all values of a harmonic by one phase and changes nothing else.
    """

    def __init__(self, harmonics, sums):
        """sums: complex (HARMONICS, RINGS, CHANNELS), by which the rings of a harmonic are summed to its channels."""
        super().__init__()
        self.harmonics = harmonics
        for c in range(CHANNELS):
            self.register_buffer(f"real{c}", torch.tensor(sums[:, :, c].real.T.copy(), dtype=torch.float32))
            self.register_buffer(f"imaginary{c}", torch.tensor(sums[:, :, c].imag.T.copy(), dtype=torch.float32))

    def forward(self, rings):
        re, im = self.harmonics(rings)
        values = []
        for c in range(CHANNELS):
            a, b = getattr(self, f"real{c}"), getattr(self, f"imaginary{c}")
            values += [(re * a - im * b).sum(1), (re * b + im * a).sum(1)]
        vector = torch.stack(values, -1).flatten(1)
        return vector / (vector.norm(dim=-1, keepdim=True) + 1e-12)
