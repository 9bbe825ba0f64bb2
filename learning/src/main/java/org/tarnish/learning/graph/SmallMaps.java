package org.tarnish.learning.graph;

/**
 * Convolutions of square feature maps that have fewer pixels than the kernel has taps, as methods of TorchScript. Most taps
 * meet padding there, and oneDNN takes several times as long as for a product with a matrix, which is the convolution's
 * answer to every unit vector: at most as many numbers as the output has values times the input.
 */
final class SmallMaps {
    /**
     * {@code matrix} makes the matrix for maps of {@code x}'s size, or an empty one where they are not small; {@code fits}
     * says whether a matrix is for maps of {@code x}'s size; {@code product} is the convolution with its bias, of
     * {@code outputs} channels and that side.
     */
    static final String METHODS =
            """
              def matrix(self: __torch__.Script,
                x: Tensor,
                w: Tensor,
                stride: int,
                padding: int) -> Tensor:
                side = torch.size(x, 2)
                taps = torch.mul(torch.size(w, 2), torch.size(w, 3))
                if torch.lt(torch.mul(side, torch.size(x, 3)), taps):
                  n = torch.mul(torch.mul(side, side), torch.size(x, 1))
                  images = torch.permute(torch.view(torch.eye(n), [n, side, side, torch.size(x, 1)]), [0, 3, 1, 2])
                  y = torch.conv2d(images, w, None, [stride, stride], [padding, padding])
                  m = torch.contiguous(torch.t(torch.reshape(torch.permute(y, [0, 2, 3, 1]), [n, -1])))
                else:
                  m = torch.empty([0, 0])
                return m
              def fits(self: __torch__.Script,
                x: Tensor,
                m: Tensor) -> bool:
                pixels = torch.mul(torch.size(x, 2), torch.size(x, 3))
                return torch.eq(torch.mul(pixels, torch.size(x, 1)), torch.size(m, 1))
              def product(self: __torch__.Script,
                x: Tensor,
                m: Tensor,
                bias: Optional[Tensor],
                outputs: int,
                side: int) -> Tensor:
                n = torch.size(x, 0)
                y = torch.linear(torch.reshape(torch.permute(x, [0, 2, 3, 1]), [n, -1]), m)
                z = torch.permute(torch.view(y, [n, side, side, outputs]), [0, 3, 1, 2])
                if torch.__isnot__(bias, None):
                  b = unchecked_cast(Tensor, bias)
                  z0 = torch.add_(z, torch.view(b, [1, outputs, 1, 1]))
                else:
                  z0 = z
                return z0
            """;

    private SmallMaps() {}
}
