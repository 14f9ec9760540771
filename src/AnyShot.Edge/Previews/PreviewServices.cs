namespace AnyShot.Edge.Previews;

/// <summary>Registers previews of classes.</summary>
public static class PreviewServices
{
    /// <summary>Needs the desk, the inspection and the images of parts.</summary>
    public static IServiceCollection AddPreview(this IServiceCollection services) => services.AddSingleton<ClassPreview>();
}
