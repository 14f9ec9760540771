using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Backbones;

/// <summary>Makes a network by its name in <see cref="NetworkName"/>, with fresh weights.</summary>
internal static class BackboneNetworks
{
    /// <param name="name">See <see cref="NetworkName"/>.</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="side">Input in pixels.</param>
    /// <param name="compat">B12 changes ResNet12.</param>
    /// <exception cref="InvalidDataException">There is no network of that name.</exception>
    public static FeatureNetwork Create(string name, int channels, int side, CompatSwitches compat) => name switch
    {
        NetworkName.Small => ResidualNetwork.Small(channels, side),
        NetworkName.Conv4Narrow => new ConvolutionalNetwork(channels, side, 32),
        NetworkName.Conv4 => new ConvolutionalNetwork(channels, side, 64),
        NetworkName.ResNet12 => ResidualNetwork.ResNet12(channels, compat.HasFlag(CompatSwitches.B12)),
        NetworkName.WideResNet12 => new WideResNet12(channels),
        NetworkName.ResNet18 => ResidualNetwork.ResNet18(channels),
        NetworkName.WideResNet28 => new WideResNet(channels),
        NetworkName.Vgg16 => VggNetwork.Vgg16(channels),
        NetworkName.VggSmall => VggNetwork.Small(channels),
        _ => throw new InvalidDataException($"Unknown backbone \"{name}\"; it is {string.Join(", ", [.. NetworkName.All, .. NetworkName.Vgg])}."),
    };
}
