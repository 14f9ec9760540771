using System.Runtime.InteropServices;

namespace MQTTnet.Native;

/// <summary>
/// The exports of libmosquitto 2.0 that are used, under their C names. One <c>struct mosquitto</c> belongs to one thread: the library is never
/// told of threads, so a publish writes to the socket at once and callbacks run inside the call that caused them.
/// Return codes are <see cref="MosquittoError"/>'s.
/// </summary>
internal static unsafe partial class LibMosquitto
{
    public const int OptionProtocolVersion = 1;
    public const int OptionSslContext = 2;
    public const int OptionSslContextWithDefaults = 3;
    public const int OptionReceiveMaximum = 4;
    public const int OptionSendMaximum = 5;
    public const int OptionTcpNoDelay = 11;

    private const string Library = "libmosquitto.so.1";

    static LibMosquitto() => _ = mosquitto_lib_init();

    [LibraryImport(Library)]
    public static partial nint mosquitto_strerror(int error);

    /// <returns>0 when out of memory.</returns>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial MosquittoHandle mosquitto_new(string? id, [MarshalAs(UnmanagedType.U1)] bool cleanStart, nint userData);

    [LibraryImport(Library)]
    public static partial void mosquitto_destroy(nint mosquitto);

    [LibraryImport(Library)]
    public static partial int mosquitto_int_option(MosquittoHandle mosquitto, int option, int value);

    [LibraryImport(Library)]
    public static partial int mosquitto_void_option(MosquittoHandle mosquitto, int option, nint value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_username_pw_set(MosquittoHandle mosquitto, string? userName, byte* password);

    /// <remarks>Takes over <paramref name="properties"/> on success.</remarks>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_will_set_v5(
        MosquittoHandle mosquitto, string topic, int payloadLength, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain, nint properties);

    /// <remarks>Blocks while the name is resolved and TCP connects; the TLS handshake follows in the loop.</remarks>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int mosquitto_connect_bind_v5(
        MosquittoHandle mosquitto, string host, int port, int keepAlive, string? bindAddress, nint properties);

    [LibraryImport(Library)]
    public static partial int mosquitto_disconnect_v5(MosquittoHandle mosquitto, int reason, nint properties);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int mosquitto_publish_v5(
        MosquittoHandle mosquitto, out int packetId, string? topic, int payloadLength, byte* payload, int qos,
        [MarshalAs(UnmanagedType.U1)] bool retain, nint properties);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_subscribe_multiple(
        MosquittoHandle mosquitto, out int packetId, int count, string[] filters, int qos, int options, nint properties);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_unsubscribe_multiple(
        MosquittoHandle mosquitto, out int packetId, int count, string[] filters, nint properties);

    /// <returns>The descriptor, -1 when there is no connection.</returns>
    [LibraryImport(Library)]
    public static partial int mosquitto_socket(MosquittoHandle mosquitto);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool mosquitto_want_write(MosquittoHandle mosquitto);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int mosquitto_loop_read(MosquittoHandle mosquitto, int mostPackets);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int mosquitto_loop_write(MosquittoHandle mosquitto, int mostPackets);

    /// <summary>Sends PINGREQ when it is due and notices a missing PINGRESP; wants to be called about once a second.</summary>
    [LibraryImport(Library)]
    public static partial int mosquitto_loop_misc(MosquittoHandle mosquitto);

    [LibraryImport(Library)]
    public static partial void mosquitto_connect_v5_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void> callback);

    [LibraryImport(Library)]
    public static partial void mosquitto_disconnect_v5_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, int, nint, void> callback);

    [LibraryImport(Library)]
    public static partial void mosquitto_publish_v5_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void> callback);

    [LibraryImport(Library)]
    public static partial void mosquitto_message_v5_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, NativeMessage*, nint, void> callback);

    [LibraryImport(Library)]
    public static partial void mosquitto_subscribe_v5_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, int, int, int*, nint, void> callback);

    [LibraryImport(Library)]
    public static partial void mosquitto_unsubscribe_v5_callback_set(
        MosquittoHandle mosquitto, delegate* unmanaged[Cdecl]<nint, nint, int, nint, void> callback);

    [LibraryImport(Library)]
    public static partial int mosquitto_property_add_byte(ref nint list, int id, byte value);

    [LibraryImport(Library)]
    public static partial int mosquitto_property_add_int16(ref nint list, int id, ushort value);

    [LibraryImport(Library)]
    public static partial int mosquitto_property_add_int32(ref nint list, int id, uint value);

    [LibraryImport(Library)]
    public static partial int mosquitto_property_add_varint(ref nint list, int id, uint value);

    [LibraryImport(Library)]
    public static partial int mosquitto_property_add_binary(ref nint list, int id, byte* value, ushort length);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_property_add_string(ref nint list, int id, string value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mosquitto_property_add_string_pair(ref nint list, int id, string name, string value);

    [LibraryImport(Library)]
    public static partial void mosquitto_property_free_all(ref nint list);

    [LibraryImport(Library)]
    public static partial int mosquitto_property_identifier(nint property);

    [LibraryImport(Library)]
    public static partial nint mosquitto_property_next(nint property);

    [LibraryImport(Library)]
    public static partial nint mosquitto_property_read_byte(nint property, int id, out byte value, [MarshalAs(UnmanagedType.U1)] bool skipFirst);

    [LibraryImport(Library)]
    public static partial nint mosquitto_property_read_int16(nint property, int id, out ushort value, [MarshalAs(UnmanagedType.U1)] bool skipFirst);

    [LibraryImport(Library)]
    public static partial nint mosquitto_property_read_int32(nint property, int id, out uint value, [MarshalAs(UnmanagedType.U1)] bool skipFirst);

    [LibraryImport(Library)]
    public static partial nint mosquitto_property_read_varint(nint property, int id, out uint value, [MarshalAs(UnmanagedType.U1)] bool skipFirst);

    /// <remarks>The value is a copy for the caller to free.</remarks>
    [LibraryImport(Library)]
    public static partial nint mosquitto_property_read_binary(
        nint property, int id, out nint value, out ushort length, [MarshalAs(UnmanagedType.U1)] bool skipFirst);

    /// <remarks>The value is a copy for the caller to free.</remarks>
    [LibraryImport(Library)]
    public static partial nint mosquitto_property_read_string(nint property, int id, out nint value, [MarshalAs(UnmanagedType.U1)] bool skipFirst);

    /// <remarks>Name and value are copies for the caller to free.</remarks>
    [LibraryImport(Library)]
    public static partial nint mosquitto_property_read_string_pair(
        nint property, int id, out nint name, out nint value, [MarshalAs(UnmanagedType.U1)] bool skipFirst);

    /// <remarks>Not thread-safe, so it runs once, before the first other call.</remarks>
    [LibraryImport(Library)]
    private static partial int mosquitto_lib_init();
}
