namespace AnyShot.Engine.Backbones;

/// <summary>The networks of <c>anyshot train any-shot|episodic --backbone</c>.</summary>
public static class NetworkName
{
    /// <summary>d = 256, 1.2 million parameters: trains on two cores.</summary>
    public const string Small = "small";

    /// <summary>As <see cref="Conv4"/> with 32 maps a block, 0.03 million parameters: for small images.</summary>
    public const string Conv4Narrow = "conv4-32";

    /// <summary>d = 64 times the last maps, 0.1 million parameters: the network of prototypical networks.</summary>
    public const string Conv4 = "conv4-64";

    /// <summary>d = 512, 8 million parameters: the any-shot reference's form.</summary>
    public const string ResNet12 = "resnet12";

    /// <summary>d = 640, 12 million parameters: the ResNet12 of most few-shot papers.</summary>
    public const string WideResNet12 = "resnet12-wide";

    /// <summary>d = 512, 11 million parameters.</summary>
    public const string ResNet18 = "resnet18";

    /// <summary>d = 640, 36 million parameters.</summary>
    public const string WideResNet28 = "wrn-28-10";

    /// <summary>d = 4096, 134 million parameters: takes the weights of torchvision's VGG16.</summary>
    public const string Vgg16 = "vgg16";

    /// <summary>d = 256, 0.4 million parameters: a VGG that trains on two cores.</summary>
    public const string VggSmall = "vgg-small";

    /// <summary>Those of <c>anyshot train any-shot</c> and <c>episodic</c>.</summary>
    public static IReadOnlyList<string> All { get; } = [Small, Conv4Narrow, Conv4, ResNet12, WideResNet12, ResNet18, WideResNet28];

    /// <summary>Those of <c>anyshot train two-stage</c>.</summary>
    public static IReadOnlyList<string> Vgg { get; } = [VggSmall, Vgg16];
}
