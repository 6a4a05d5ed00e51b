"""The form of the model of striated marks: a window of the profile across the striae, clipped -> a projection."""
import numpy as np
import torch

POINTS = 512  # ProfileWindow.cs
UNMEASURED = -128
CLIP = 40  # levels, about one robust standard deviation, as of ProfileEmbedder.cs: a few deep scratches must not decide


def clipped(windows):
    return np.where(windows == UNMEASURED, 0, np.clip(windows.astype(np.float64), -CLIP, CLIP))


class ProfileEmbedder(torch.nn.Module):
    """What is exported: signed bytes as the program feeds them in, a vector of length 1 out."""

    def __init__(self, projection):
        super().__init__()
        self.register_buffer("projection", torch.tensor(projection, dtype=torch.float32))

    def forward(self, window):
        levels = window.float()
        levels = torch.where(levels == UNMEASURED, torch.zeros_like(levels), levels.clamp(-CLIP, CLIP))
        vector = levels @ self.projection
        return vector / (vector.norm(dim=-1, keepdim=True) + 1e-12)
