
class Block(nn.Module):
    def __init__(self, before, after):
        super().__init__()
        self.conv1 = nn.Conv2d(before, after, 3, 1 if before == after else 2, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(after)
        self.conv2 = nn.Conv2d(after, after, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(after)

    def forward(self, x):
        change = self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x)))))
        added = change.shape[1] - x.shape[1]
        if added:
            x = nn.functional.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, added // 2, added - added // 2))
        return torch.relu(change + x)


class CifarResnet(nn.Module):
    def __init__(self, depth, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        for stage, (before, after) in enumerate([(16, 16), (16, 32), (32, 64)], 1):
            rest = [Block(after, after) for _ in range((depth - 2) // 6 - 1)]
            self.add_module(f"layer{stage}", nn.Sequential(Block(before, after), *rest))
        self.linear = nn.Linear(64, classes)

    def forward(self, x):
        x = torch.relu(self.bn1(self.conv1(x)))
        return self.linear(self.layer3(self.layer2(self.layer1(x))).mean((2, 3)))

