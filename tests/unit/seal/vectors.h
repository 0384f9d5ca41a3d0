#pragma once

// Known answers, computed by an implementation that shares no code with libsodium: X25519 (RFC 7748),
// XSalsa20, HSalsa20, Poly1305 and XChaCha20 written out in Python, BLAKE2b from hashlib, Argon2id from the
// reference program.
namespace pledge::vectors {

// the wave's private key is 00 01 … 1f
inline constexpr char kWavePublic[] = "8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f";
// an answer: id 10 … 1f, set derby-2024, with someone, group 1, points (face 5, chips 0 and 5), nothing,
// don't understand
inline constexpr char kEnvelope[] =
    "7d9c24316539825c1896e57f28197746793ce60cbee3ad47da9d07b85fa55e2ad525bd435553b130e2c27bcd452317c9fafe"
    "09981668452245d1ba93844e63e79f6baf09829001756d44bb140e1a20a03c5750b32df4c940838bbca951fa7b8d1dd1dbfb"
    "c6d8e526139572bf7ec203d10635c7c0f4f157976582fc5435303dfce873375131615f5207bdb996928001e09c61fbae0098"
    "3850ba2cec4f94637893d32803994859cf63540ce68857c6f32802aa57e7657dd295a6c35b60e90fb3a90c1c630b5563a412"
    "57b72d20d01fcbb2f21471ba9968b63bf6c98bedc51ac4e29eb02b5d1ab544980536269d860493e2940c5537177e377592a7"
    "d378cac09af15dcb5e394d7d275971b516366a2422c3a445d0ede140aa238bfc3fb58dcfab2ecc24df7f726a271e040a869d"
    "dd72ea71c86bca7d593aa9170253afae7cd132fb40e8d12ea5a89024252ecc4def4e161ad27c004d37fe87dfba81e572024b"
    "4b7b6520b0bb1a83e38b8a2e1ccc15f476115eb10d0460431ba248882b12f3a04b488f4626216083c54a05e91df44cec6d5f"
    "bdacf1a0d962d1863986f1fca01339c7a039b5184fbda2fd28d0d44063f0340c3453b6395007cb83663c443cf3b295843567"
    "f7edc09a06efe61e1d85a522db20c92a77e143bd0d3c1ad92cecf7afba412384bd8598e3ad0814838d4d6c513c110a32ec65"
    "f8b389adfc276af08a9b05e63e6e0d6228508fa67b83d3a1e76c4c566cc1642ffd3df2e7eb863aaaa878c81184e2b8b0ad9c"
    "f000e48bce236fd9dd834365d2ac4feee24f108c7b384737fb52fffb1dc0047e0440a780de1228d6a5c348e752c959a72ecf"
    "7ba0d2dd46e4eeb3bb0b4ff8cdddac6e55acde96c9e40e5607570162cea9df4d98da0c9ed7cf77a6aeeea64d90dbfcfe1c65"
    "a05a272a063f7cd7bb9817029ce22de6b38381546d2acff85044f7b0da9ac6081ced1d63f199b463741da79957e51b66119b"
    "d2c54b96a0e12f24db583418c00d945299212f3083df6b6da3600cfd29566628280100221daa646ea9efc45c7c89af5d4668"
    "21a7cb840b1f60116902b710a3e8d7eabfed4ae3e36327287af62ac2bd0f50cb15308fc4371326a7a4657691d48cd16deb84"
    "34963df39813c91d0d7a2362bd226e3d8345112dcc998da7f7f158a7a14ceb17698a77c3b2f4664f573d14c48d0a9ce7f2c5"
    "da25434b439785f657e1f0fd5c76df77986233c119d7c9883bbb6422d360ebe2f9a9620e3bab507ddd1c188a7a62d46ae722"
    "657be6d1610c3a0ec32ab36290bb627970578bb6e90583977bb0c5a53260e43a7b53b15f40042c35445da50b61189a819a26"
    "4e7c8cf100a450758c0fbe18f3c9f462d6a0dfba2812e3d06812d1453e5b28378cc9522d0f62b1436705318051427284d2ab"
    "88b5bfab2332bf08b9caa63dea00846809c78a22283e43730e88fc9fbe2960c2a374ae1ac407cdb3e5d136178d15efcec29d"
    "040489f803790b9bce8619d1f86a2c6516cf18d7afd6";

// the device's seed is 00 01 … 1f
inline constexpr char kOutboxKey[] = "ad307ee0c236f38b0447959729fdcf15a81337579937dac562b8f1d9a3b06b76";
// "map of slots" under that key
inline constexpr char kBox[] =
    "c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedf79826868036f4038e94a20cd50ba8517e250f568b048f6e580f4bc5"
    "d";

// of the public key of RFC 8032's first test, with the secret 01 23 45 67 89 ab c0
inline constexpr char kFingerprint[] = "47Z33QX1AJH62RKBZ1A0";
inline constexpr char kEnrolCode[] = "04HM-ASW9-NF47-Z33Q-X1AJ-H62R-KBZ1-A08E";
// of the bytes 50 51 … 68 (decimal)
inline constexpr char kRecoveryCode[] = "68SK-8D9P-6WW3-JEHV-7GYK-WFT0-8514-6H2P";

// 00 01 … 1f under "correct horse" for "wave-key 2026-autumn", two passes over 64 KiB
inline constexpr char kWrapped[] =
    R"({"format":"pledge-wrapped/1","passes":2,"memory":65536,"salt":"c2l4dGVlbiBieXRlcyBvaw==",")"
    R"(nonce":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYX","box":"C2BiGuq2P5gc9GHb41usTJ01FCirJzOj9PsWU3O6l)"
    R"(NcP+7+L45pL+LCquZT2qY4H","check":"3a290a5f4a14d76d"})";

}  // namespace pledge::vectors
