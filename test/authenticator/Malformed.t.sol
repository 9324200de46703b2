// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Rendition} from "../../contracts/interfaces/IArchive.sol";
import {IAuthenticator} from "../../contracts/interfaces/IAuthenticator.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {PaperTest} from "./PaperTest.sol";
import {Papers, Sheet} from "./Papers.sol";

/// @title Arguments: the one encoding that abi.encode gives, hashed as EIP-712 says, and no other
contract MalformedTest is PaperTest {
    string private constant RENDITION =
        "Rendition(bytes32 digest,bytes cid,uint64 size,string mediaType,string language,bool authentic)";
    string private constant DEPOSIT =
        "DepositDocument(string declaration,uint8 kind,string name,bytes32 supersedes,Rendition[] renditions,"
        "address member,uint256 nonce,uint48 deadline)";
    string private constant ADD =
        "AddRendition(string declaration,bytes32 document,uint32 version,Rendition rendition,address member,"
        "uint256 nonce,uint48 deadline)";
    string private constant PROPOSE =
        "ProposeMotion(string declaration,address[] targets,uint256[] values,bytes[] calldatas,string description,"
        "address member,uint256 nonce,uint48 deadline)";

    function testFuzz_hashesTexts(address relay, string memory url) external view {
        _expectDigest(from(Papers.setRelay(relay, url), 0, 7));
    }

    function testFuzz_hashesMotions(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) external view {
        Sheet memory sheet;
        (sheet.verb, sheet.declaration) = (PROPOSE, "I propose this motion.");
        bytes32[] memory hashes = new bytes32[](calldatas.length);
        for (uint256 i = 0; i < calldatas.length; ++i) hashes[i] = keccak256(calldatas[i]);
        sheet.members = abi.encode(
            keccak256(abi.encodePacked(targets)),
            keccak256(abi.encodePacked(values)),
            keccak256(abi.encodePacked(hashes)),
            keccak256(bytes(description))
        );
        sheet.arguments = abi.encode(targets, values, calldatas, description);
        _expectDigest(from(sheet, 0, 7));
    }

    function testFuzz_hashesDocuments(
        uint8 kind,
        string memory name,
        bytes32 base,
        bytes32[3] memory digests,
        bytes[3] memory texts,
        uint8 count
    ) external view {
        Rendition[] memory renditions = new Rendition[](count % 4);
        bytes32[] memory hashes = new bytes32[](renditions.length);
        for (uint256 i = 0; i < renditions.length; ++i) {
            renditions[i] = _rendition(digests[i], texts[i], texts[(i + 1) % 3], i == 0);
            hashes[i] = _hash(renditions[i]);
        }
        Sheet memory sheet;
        (sheet.verb, sheet.declaration) = (
            string.concat(DEPOSIT, RENDITION),
            "I deposit this document in the archive."
        );
        sheet.members = abi.encode(kind, keccak256(bytes(name)), base, keccak256(abi.encodePacked(hashes)));
        sheet.arguments = abi.encode(kind, name, base, renditions);
        _expectDigest(from(sheet, 0, 7));
    }

    function testFuzz_hashesRenditions(
        bytes32 document,
        uint32 number,
        bytes32 digest,
        bytes memory text
    ) external view {
        Rendition memory rendition = _rendition(digest, text, text, false);
        Sheet memory sheet;
        (sheet.verb, sheet.declaration) = (string.concat(ADD, RENDITION), "I add this rendition to my document.");
        sheet.members = abi.encode(document, number, _hash(rendition));
        sheet.arguments = abi.encode(document, number, rendition);
        _expectDigest(from(sheet, 0, 7));
    }

    /// @dev Every change to a well-formed encoding gives another digest, or is refused: no two spellings of one paper.
    function testFuzz_hasOneSpelling(address relay, string memory url, uint256 place, uint8 bit) external view {
        Sheet memory sheet = from(Papers.setRelay(relay, url), 0, 7);
        _spell(sheet, place, bit);
    }

    function testFuzz_hasOneSpellingOfDocuments(bytes memory text, uint256 place, uint8 bit) external view {
        Rendition[] memory renditions = new Rendition[](2);
        (renditions[0], renditions[1]) = (_rendition("a", text, "en", true), _rendition("b", "cid", text, false));
        Sheet memory sheet;
        sheet.verb = string.concat(DEPOSIT, RENDITION);
        sheet.arguments = abi.encode(uint8(3), string(text), bytes32("base"), renditions);
        _spell(from(sheet, 0, 7), place, bit);
    }

    function testFuzz_refusesWhatIsCutOrLengthened(bytes memory text, uint256 length, bytes memory tail) external {
        Rendition[] memory renditions = new Rendition[](2);
        (renditions[0], renditions[1]) = (_rendition("a", text, "en", true), _rendition("b", "cid", text, false));
        Sheet memory sheet;
        sheet.verb = string.concat(DEPOSIT, RENDITION);
        bytes memory whole = abi.encode(uint8(3), string(text), bytes32("base"), renditions);
        VM.assume(tail.length != 0);
        sheet.arguments = bytes.concat(whole, tail);
        _expectMalformed(from(sheet, 0, 7));
        length %= whole.length;
        assembly ("memory-safe") {
            mstore(whole, length)
        }
        sheet.arguments = whole;
        _expectMalformed(from(sheet, 0, 7));
    }

    /// @dev Lengths and places near the end of all numbers.
    function testFuzz_refusesHugeLengths(uint256 length, uint8 below) external {
        length = length % 2 == 0 ? type(uint256).max - below : (length | (uint256(1) << 200));
        Sheet memory sheet = from(Papers.setRelay(STRANGER, ""), 0, 7);
        sheet.arguments = abi.encode(STRANGER, 64, length);
        _expectMalformed(sheet);
        sheet.verb = PROPOSE;
        sheet.arguments = abi.encode(128, length, 0, 0, 0, 0);
        _expectMalformed(sheet);
        sheet.arguments = abi.encode(length, 160, 192, 224, 0, 0, 0, 0);
        _expectMalformed(sheet);
    }

    function _spell(Sheet memory sheet, uint256 place, uint8 bit) private view {
        bytes32 before = _digestOf(sheet);
        place %= sheet.arguments.length;
        sheet.arguments[place] ^= bytes1(uint8(1) << (bit % 8));
        try this.digestOf(sheet) returns (bytes32 afterwards) {
            assertTrue(before != afterwards, "another digest");
        } catch (bytes memory reason) {
            assertEq(keccak256(reason), keccak256(_malformed()), "refused as malformed");
        }
    }

    function digestOf(Sheet calldata sheet) external view returns (bytes32) {
        return _digestOf(sheet);
    }

    function _rendition(
        bytes32 digest,
        bytes memory cid,
        bytes memory language,
        bool authentic
    ) private pure returns (Rendition memory) {
        return Rendition(digest, cid, uint64(uint256(digest)), "text/markdown", string(language), authentic);
    }

    function _hash(Rendition memory rendition) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256(bytes(RENDITION)),
                    rendition.digest,
                    keccak256(rendition.cid),
                    rendition.size,
                    keccak256(bytes(rendition.mediaType)),
                    keccak256(bytes(rendition.language)),
                    rendition.authentic
                )
            );
    }

    function _expectDigest(Sheet memory sheet) private view {
        assertEq(_digestOf(sheet), sheet.digest(), "digest");
    }

    function _digestOf(Sheet memory sheet) private view returns (bytes32) {
        return dao.authenticator.digestOf(sheet.hash(), sheet.arguments, sheet.member, sheet.nonce, sheet.deadline);
    }

    function _expectMalformed(Sheet memory sheet) private {
        VM.expectRevert(_malformed());
        dao.authenticator.digestOf(sheet.hash(), sheet.arguments, sheet.member, sheet.nonce, sheet.deadline);
    }

    function _malformed() private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAuthenticator.AuthenticatorMalformedArguments.selector);
    }
}
