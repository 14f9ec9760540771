namespace AnyShot.Edge.Capture.Sources;

/// <summary>Makes the source for an address.</summary>
internal static class FrameSources
{
    public static IFrameSource Create(SourceAddress address, CameraOptions camera, TimeProvider time) => address.Kind switch
    {
        SourceKind.File => new VideoFileSource(address, time),
        SourceKind.Folder => new FolderSource(address, time),
        SourceKind.Virtual when address.Scenes.Count > 0 => new SceneSource(address, time),
        SourceKind.Virtual => new VirtualSource(address, time),
        _ => new LiveSource(address, camera.ReadTimeout),
    };
}
